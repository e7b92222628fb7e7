import { own } from "../source/json.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import { mediaKind } from "./media-kind.ts";
import { styleCode } from "./parameter-codes.ts";

type Encodings = Record<string, string>;

/** The media types of a request's body, and how members of forms are written; undefined for JSON alone, or nothing. */
export function bodyTypes(spec: Spec, operation: SpecNode): Record<string, Encodings> | undefined {
  const content = children(spec, child(spec, operation, "requestBody", "content"));
  if (content.length === 0 || (content.length === 1 && content[0]![0] === "application/json")) return undefined;
  return Object.fromEntries(content.map(([type, media]) => [type, encodingsOf(spec, type, media)]));
}

function encodingsOf(spec: Spec, type: string, media: SpecNode): Encodings {
  if (mediaKind(type, undefined) !== "form") return {};
  // In OpenAPI 3.0 only members of forms have a style; from 3.1 on, parts of multipart/form-data do as well.
  const isStyled =
    !type.startsWith("multipart/") || (type.startsWith("multipart/form-data") && !/^3\.0\b/.test(String(spec.document["openapi"])));
  const codes = children(spec, child(spec, media, "encoding")).map(([name, { value }]) => [name, codeOf(value, isStyled)] as const);
  return Object.fromEntries(codes.filter((each): each is [string, string] => each[1] !== undefined));
}

/** A style where one is given, since a media type is ignored then; else the media type. */
function codeOf(encoding: unknown, mayHaveStyle: boolean): string | undefined {
  const hasStyle = ["style", "explode", "allowReserved"].some((key) => own(encoding, key) !== undefined);
  if (hasStyle && mayHaveStyle) return styleCode(encoding, "form") + (own(encoding, "allowReserved") === true ? "+" : "");
  const type = own(encoding, "contentType");
  return typeof type === "string" ? type : undefined;
}
