import { isObject } from "../http/json-object.ts";
import type { SpecFiles } from "../spec/spec-files.ts";
import type { FlagValues } from "./policy-flags.ts";
import { UsageError } from "./usage-error.ts";

/** The flags that name a description. */
export const specFlags = {
  spec: { type: "string" },
  overlay: { type: "string", multiple: true },
  name: { type: "string" },
  data: { type: "string" },
  credential: { type: "string", multiple: true },
  "data-spec": { type: "string" },
} as const;

/** What `--spec` and the flags beside it say; undefined without it. Throws a UsageError for those that go with it alone. */
export function readSpecFlags(values: FlagValues): SpecFiles | undefined {
  const { spec, overlay, name, data } = values;
  if (spec === undefined) {
    const alone = ["overlay", "name", "data", "credential"].find((flag) => values[flag] !== undefined);
    if (alone !== undefined) throw new UsageError(`--${alone} goes with --spec FILE`);
    return undefined;
  }
  if (spec === "") throw new UsageError("--spec: expected the path of an OpenAPI file, got an empty one");
  return {
    spec: String(spec),
    overlays: ((overlay ?? []) as string[]).map(String),
    ...(name !== undefined && { name: String(name) }),
    ...(data !== undefined && { data: String(data) }),
  };
}

/** `--credential NAME=VALUE`, where a value that is a JSON object or list is one. Throws a UsageError. */
export function readNamedCredentials(values: FlagValues): Readonly<Record<string, unknown>> {
  const given = ((values["credential"] ?? []) as string[]).map((text) => {
    const [, name, value] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined)
      throw new UsageError("--credential: expected NAME=VALUE, as in --credential username=admin");
    return [name, jsonOrText(value)] as const;
  });
  return Object.fromEntries(given);
}

function jsonOrText(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) || Array.isArray(value) ? value : text;
  } catch {
    return text;
  }
}
