import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { InitCommand } from "./run-init.ts";
import type { Job } from "../disk/jobs.ts";

export type Command =
  | InitCommand
  | { readonly name: "help" | "version" }
  | {
      readonly name: "generate";
      readonly check: boolean;
      /** The command for the files' first lines. */
      readonly command: string | undefined;
      /** Specs by file, or all those of a folder. */
      readonly from: readonly Job[] | { readonly specs: string; readonly packages: string };
    }
  | {
      readonly name: "diff";
      readonly mode: "write" | "check" | "released";
      readonly specs: string;
      readonly packages: string;
      readonly changesets: string;
    };

/** A command line that cannot be understood. Its message is one line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const help = `Usage:
  vendor-codegen generate --spec FILE --out DIR [--spec FILE --out DIR …] [options]
  vendor-codegen generate --specs DIR --packages DIR [options]
  vendor-codegen init SPEC [--out DIR]
  vendor-codegen diff --specs DIR --packages DIR [--check | --released] [--changesets DIR]

generate: makes a vendor's client package from an OpenAPI 3.1 spec with x-session:
src/generated/{schema,session,operations}.ts and the reference pages in docs/.
init: makes a project of your own around it, once: package.json, tsconfig.json, a client that keeps itself logged in,
and tests against a stand-in server. Adds to a package.json that is there, and replaces nothing.
diff: what changed in each spec since its package was last released (its spec.yaml), written as a changeset.

  --spec FILE      a spec; its name is the vendor's: acme.yaml
  --out DIR        the package's folder (init: default .)
  --specs DIR      all *.yaml with x-session in a folder,
  --packages DIR   each into the folder of its name in this one
  --check          write nothing; print what is stale, or what no changeset mentions; exit 1 if anything is
  --released       after new versions were made: keep the specs they are released from
  --changesets DIR where changesets are (default: .changeset)
  --command TEXT   the command that the files' first lines name (default: npm run generate)
  --help           print this
  --version        print the version

Exit codes: 0 done, 1 a spec that cannot be used, or a stale file, 2 a wrong command line.
`;

/** Throws a `UsageError`. */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { name: "help" };
  if (values.version) return { name: "version" };
  const [name, extra] = positionals;
  if (name === undefined) throw new UsageError("No command given. There are: generate, init, diff.");
  if (name === "init") return readInit(positionals.slice(1), values);
  if (name !== "generate" && name !== "diff") throw new UsageError(`There is no command "${name}". There are: generate, init, diff.`);
  if (extra !== undefined) throw new UsageError(`"${extra}" was not expected after ${name}.`);
  if (name === "diff") return readDiff(values);

  const { spec: specs = [], out: outs = [], check = false, command } = values;
  const byFolder = values.specs !== undefined || values.packages !== undefined;
  if (byFolder && specs.length + outs.length > 0) throw new UsageError("Give either --spec and --out, or --specs and --packages.");
  if (byFolder) {
    if (values.specs === undefined || values.packages === undefined) throw new UsageError("--specs and --packages belong together.");
    return { name, check, command, from: { specs: values.specs, packages: values.packages } };
  }
  if (specs.length === 0 && outs.length === 0)
    throw new UsageError("Say what to generate: --spec FILE --out DIR, or --specs DIR --packages DIR.");
  if (specs.length !== outs.length) throw new UsageError(`Each --spec needs an --out: ${specs.length} and ${outs.length} were given.`);
  if (new Set(outs.map((out) => resolve(out))).size < outs.length) throw new UsageError("Two specs cannot have the same --out.");
  return { name, check, command, from: specs.map((spec, index) => ({ spec, out: outs[index]! })) };
}

function readDiff({ specs, packages, check, released, changesets = ".changeset", ...others }: ReturnType<typeof parse>["values"]): Command {
  if (specs === undefined || packages === undefined) throw new UsageError("Say what to compare: --specs DIR --packages DIR.");
  if (check && released) throw new UsageError("Give either --check or --released.");
  const [other] = Object.keys(others);
  if (other !== undefined) throw new UsageError(`--${other} is not for diff.`);
  return { name: "diff", mode: check ? "check" : released ? "released" : "write", specs, packages, changesets };
}

function readInit([spec, extra]: readonly string[], values: Readonly<Record<string, unknown>>): InitCommand {
  if (spec === undefined) throw new UsageError("Say which spec to begin with: init SPEC.");
  if (extra !== undefined) throw new UsageError(`"${extra}" was not expected after init ${spec}.`);
  const { out: outs = ["."], ...others } = values as { out?: readonly string[] };
  const [other] = Object.keys(others);
  if (other !== undefined) throw new UsageError(`init takes no --${other}.`);
  if (outs.length > 1) throw new UsageError("init takes one --out.");
  return { name: "init", spec, out: outs[0]! };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        spec: { type: "string", multiple: true },
        out: { type: "string", multiple: true },
        specs: { type: "string" },
        packages: { type: "string" },
        check: { type: "boolean" },
        command: { type: "string" },
        released: { type: "boolean" },
        changesets: { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message.split(/\.\s|\n/)[0]!.replace(/\.?$/, "."));
  }
}
