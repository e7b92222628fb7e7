import { child, children } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { Answer } from "../spec/spec-operations.ts";
import { mediaKind } from "./media-kind.ts";

type Kinds = Record<string, "json" | "text" | "blob">;

/** By status, how each declared media type is read; undefined where all are JSON. */
export function answerKinds(spec: Spec, responses: readonly Answer[]): Record<string, Kinds> | undefined {
  const all = responses.map(([status, response]) => {
    const content = children(spec, child(spec, response, "content"));
    return [status, Object.fromEntries(content.map(([type, media]) => [type, kindOf(type, child(spec, media, "schema")?.value)]))] as const;
  });
  const isPlain = all.every(([, kinds]) => Object.values(kinds).every((kind) => kind === "json"));
  return isPlain ? undefined : Object.fromEntries(all);
}

/** A form as an answer is a file: nobody can say what its members are. */
function kindOf(type: string, schema: unknown): Kinds[string] {
  const kind = mediaKind(type, schema);
  return kind === "form" ? (type.startsWith("multipart/") ? "blob" : "text") : kind;
}
