import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { JobRequest } from "../disk/jobs.ts";
import type { DocsExtent } from "../reference/pages.ts";
import type { InitCommand } from "./run-init.ts";
import type { CompareCommand } from "./run-compare.ts";
import type { ExplainCommand } from "./run-explain.ts";
import type { OverlayCommand } from "./run-overlay.ts";

export type Command =
  | InitCommand
  | ExplainCommand
  | OverlayCommand
  | CompareCommand
  | { readonly name: "help" | "version" }
  | {
      readonly name: "generate";
      readonly check: boolean;
      /** The command for the files' first lines. */
      readonly command: string | undefined;
      readonly docs: DocsExtent | undefined;
      readonly strict: boolean;
      /** Specs by file, or all those of a folder. */
      readonly from: readonly JobRequest[] | { readonly specs: string; readonly packages: string };
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

/** Throws a `UsageError`. */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals, tokens } = parse(args);
  if (values.help) return { name: "help" };
  if (values.version) return { name: "version" };
  const [name, extra] = positionals;
  if (name === undefined) throw new UsageError("No command given. There are: generate, init, overlay, explain, diff.");
  if (name === "explain") return readExplain(positionals.slice(1), values);
  if (name === "overlay") return readOverlay(positionals.slice(1), values);
  if (name === "init") return readInit(positionals.slice(1), values);
  if (name !== "generate" && name !== "diff")
    throw new UsageError(`There is no command "${name}". There are: generate, init, overlay, explain, diff.`);
  if (name === "diff" && extra !== undefined) return readCompare(positionals.slice(1), values);
  if (extra !== undefined) throw new UsageError(`"${extra}" was not expected after ${name}.`);
  if (name === "diff") return readDiff(values);

  const { check = false, command, strict = false } = values;
  return { name, check, command, strict, docs: readDocs(values.docs), from: readJobs(values, tokens) };
}

type Parsed = ReturnType<typeof parse>;
type Values = Parsed["values"];

function readJobs(values: Values, tokens: Parsed["tokens"]): Extract<Command, { name: "generate" }>["from"] {
  const { spec: specs = [], out: outs = [], overlay: overlays = [], name: names = [] } = values;
  const byFolder = values.specs !== undefined || values.packages !== undefined;
  if (byFolder && specs.length + outs.length + overlays.length + names.length > 0)
    throw new UsageError("Give either --spec and --out, or --specs and --packages.");
  if (byFolder) {
    if (values.specs === undefined || values.packages === undefined) throw new UsageError("--specs and --packages belong together.");
    return { specs: values.specs, packages: values.packages };
  }
  if (specs.length === 0 && overlays.length > 0 && outs.length === 1)
    return [{ spec: undefined, overlays, name: names.at(-1), out: outs[0]! }];
  if (specs.length === 0 && outs.length === 0)
    throw new UsageError("Say what to generate: --spec FILE --out DIR, or --specs DIR --packages DIR.");
  if (specs.length !== outs.length) throw new UsageError(`Each --spec needs an --out: ${specs.length} and ${outs.length} were given.`);
  if (new Set(outs.map((out) => resolve(out))).size < outs.length) throw new UsageError("Two specs cannot have the same --out.");
  const jobs: { spec: string; overlays: string[]; name?: string }[] = [];
  for (const token of tokens) {
    if (token.kind !== "option" || token.value === undefined) continue;
    if (token.name === "spec") jobs.push({ spec: token.value, overlays: [] });
    const job = jobs.at(-1);
    if (token.name !== "overlay" && token.name !== "name") continue;
    if (job === undefined) throw new UsageError(`Give --${token.name} after the --spec that it is for.`);
    if (token.name === "overlay") job.overlays.push(token.value);
    else job.name = token.value;
  }
  return jobs.map((job, index) => ({ ...job, out: outs[index]! }));
}

function readDocs(docs: string | undefined): DocsExtent | undefined {
  if (docs === undefined || docs === "none" || docs === "index" || docs === "all") return docs;
  throw new UsageError(`--docs is none, index or all; "${docs}" was given.`);
}

function readDiff({ specs, packages, check, released, changesets = ".changeset", ...others }: Values): Command {
  if (specs === undefined || packages === undefined) throw new UsageError("Say what to compare: OLD NEW, or --specs DIR --packages DIR.");
  if (check && released) throw new UsageError("Give either --check or --released.");
  const [other] = Object.keys(others);
  if (other !== undefined) throw new UsageError(`--${other} is not for diff.`);
  return { name: "diff", mode: check ? "check" : released ? "released" : "write", specs, packages, changesets };
}

function readCompare([before = "", after, extra]: readonly string[], { overlay: overlays = [], ...others }: Values): CompareCommand {
  if (after === undefined) throw new UsageError(`Say what to compare ${before} with: diff OLD NEW.`);
  if (extra !== undefined) throw new UsageError(`"${extra}" was not expected after diff ${before} ${after}.`);
  const [other] = Object.keys(others);
  if (other !== undefined) throw new UsageError(`diff of two files takes no --${other}.`);
  return { name: "compare", before, after, overlays };
}

function readOverlay([spec, extra]: readonly string[], values: Values): OverlayCommand {
  if (spec === undefined) throw new UsageError("Say which description it is for: overlay SPEC.");
  if (extra !== undefined) throw new UsageError(`"${extra}" was not expected after overlay ${spec}.`);
  const [other] = Object.keys(values);
  if (other !== undefined) throw new UsageError(`overlay takes no --${other}.`);
  return { name: "overlay", spec };
}

function readInit([spec, extra]: readonly string[], values: Values): InitCommand {
  if (spec === undefined && values.overlay === undefined) throw new UsageError("Say which spec to begin with: init SPEC.");
  if (extra !== undefined) throw new UsageError(`"${extra}" was not expected after init ${spec}.`);
  const { out: outs = ["."], overlay: overlays = [], name: names = [], docs, strict = false, ...others } = values;
  const [other] = Object.keys(others);
  if (other !== undefined) throw new UsageError(`init takes no --${other}.`);
  if (outs.length > 1) throw new UsageError("init takes one --out.");
  return { name: "init", spec, out: outs[0]!, overlays, vendor: names.at(-1), docs: readDocs(docs), strict };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      tokens: true,
      options: {
        spec: { type: "string", multiple: true },
        overlay: { type: "string", multiple: true },
        name: { type: "string", multiple: true },
        out: { type: "string", multiple: true },
        specs: { type: "string" },
        packages: { type: "string" },
        docs: { type: "string" },
        strict: { type: "boolean" },
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

function readExplain([spec, extra]: readonly string[], values: Values): ExplainCommand {
  if (spec === undefined && values.overlay === undefined) throw new UsageError("Say which spec to explain: explain SPEC.");
  if (extra !== undefined) throw new UsageError(`"${extra}" was not expected after explain ${spec}.`);
  const { overlay: overlays = [], name: names = [], ...others } = values;
  const [other] = Object.keys(others);
  if (other !== undefined) throw new UsageError(`explain takes no --${other}.`);
  return { name: "explain", spec, overlays, vendor: names.at(-1) };
}
