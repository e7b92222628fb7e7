import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, own } from "../source/json.ts";
import { unixLines } from "../text/source-text.ts";

/** A package's manifest, as far as this tool reads it. */
export interface Manifest {
  readonly file: string;
  readonly text: string;
  readonly name: string;
  readonly version: string;
  readonly isPrivate: boolean;
  readonly dependencies: readonly string[];
  /** Of which version its spec.yaml is, and its SHA-256. */
  readonly releasedSpec: { readonly version: string; readonly sha256: string } | undefined;
}

/** Reads a folder's package.json; `undefined` when there is none. */
export function readManifest(folder: string): Manifest | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8");
  const data: unknown = JSON.parse(text);
  const [recorded, version] = [own(data, "releasedSpec"), own(data, "version")];
  return {
    file,
    text,
    name: String(own(data, "name")),
    version: typeof version === "string" ? version : "0.0.0",
    isPrivate: own(data, "private") === true,
    dependencies: Object.keys(own(data, "dependencies") ?? {}),
    releasedSpec: isObject(recorded) ? { version: String(recorded["version"]), sha256: String(recorded["sha256"]) } : undefined,
  };
}

/**
 * The spec that a package was last released from, kept in it as `spec.yaml`. `undefined` for a package that was never
 * released and has none yet. Throws when it is not what package.json records: it was edited, or a version was made by hand.
 */
export function readReleasedSpec(folder: string, manifest: Manifest): { file: string; text: string } | undefined {
  const file = join(folder, "spec.yaml");
  const { releasedSpec, version } = manifest;
  if (!existsSync(file)) {
    if (releasedSpec === undefined && version === "0.0.0") return undefined;
    throw new Error(`${file}: The spec that ${manifest.name} ${version} was released from is missing. Bring it back from that release.`);
  }
  const text = readFileSync(file, "utf8");
  const expected = releasedSpec?.sha256 ?? "none";
  if (sha256(text) !== expected) {
    throw new Error(
      `${file}: Its SHA-256 is ${sha256(text)}, and ${manifest.file} records ${expected} under releasedSpec. It is the spec of the last release, and no hand edits it: bring it back, and edit the one in the specs' folder.`,
    );
  }
  if (releasedSpec?.version !== version) {
    throw new Error(
      `${manifest.file}: The version is ${version}, and spec.yaml is of ${releasedSpec?.version}. Versions are made by npm run version, which keeps the two together: run vendor-codegen diff --released now.`,
    );
  }
  return { file, text };
}

/** The manifest that records a spec as the one that its version is released from. */
export function recordReleasedSpec({ text, version }: Manifest, spec: string): string {
  const record = `"releasedSpec": { "version": ${JSON.stringify(version)}, "sha256": "${sha256(spec)}" }`;
  const known = /"releasedSpec":\s*\{[^}]*\}/;
  return known.test(text) ? text.replace(known, record) : text.replace(/\s*\}\s*$/, `,\n  ${record}\n}\n`);
}

function sha256(text: string): string {
  return createHash("sha256").update(unixLines(text)).digest("hex");
}
