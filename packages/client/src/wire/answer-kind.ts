import { declaredFor } from "../model/operation-table.ts";
import { essence, isJson, isOf } from "./media-type.ts";
import type { BodyKind, WireFacts } from "../model/wire-facts.ts";

/**
 * How a body is read:
 *
 * | Content-Type | kind |
 * |---|---|
 * | a declared one | as declared, an exact one before a range; JSON of a range of texts is JSON |
 * | none | the first declared one |
 * | another, JSON is declared | as JSON, which it may be under another name |
 * | another, JSON or a page, where neither is declared | undefined: it contradicts the declaration |
 * | another | the first declared one |
 */
export function kindOf(answers: NonNullable<WireFacts["answers"]>, status: number, contentType: string | null): BodyKind | undefined {
  const declared = Object.entries(declaredFor(answers, status) ?? {});
  const [first] = declared;
  if (first === undefined) return "json";
  if (contentType === null) return first[1];
  const type = essence(contentType);
  const exact = declared.find(([each]) => essence(each) === type);
  if (exact) return exact[1];
  const range = declared.find(([each]) => isOf(each, type));
  if (range) return range[1] === "text" && isJson(type) ? "json" : range[1];
  if (declared.some(([, kind]) => kind === "json")) return "json";
  return isJson(type) || type === "text/html" ? undefined : first[1];
}
