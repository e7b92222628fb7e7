import { own } from "../source/json.ts";
import { child, children } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { Parameter } from "../spec/spec-operations.ts";
import { mediaKind } from "./media-kind.ts";
import { shapesOf } from "./value-shapes.ts";

/** How a parameter is written, as `StyleCode` of the client; undefined where it is plain. */
export function parameterCode(spec: Spec, parameter: Parameter): string | undefined {
  const code = writtenCode(spec, parameter);
  return isPlain(spec, parameter, code) ? undefined : code;
}

/** The same for every parameter, plain or not. */
export function writtenCode(spec: Spec, { in: where, node }: Parameter): string {
  const [content] = children(spec, child(spec, node, "content"));
  if (content !== undefined) return mediaKind(content[0], child(spec, content[1], "schema")?.value) === "json" ? "json" : "text";
  const usual = where === "path" || where === "header" ? "simple" : "form";
  return styleCode(node.value, usual) + (where === "query" && own(node.value, "allowReserved") === true ? "+" : "");
}

/** A style and whether it explodes: of a parameter, or of a form's member. */
export function styleCode(owner: unknown, usual: string): string {
  const given = own(owner, "style");
  const style = typeof given === "string" ? given : usual;
  const explode = own(owner, "explode") ?? (style === "form" || style === "cookie");
  return `${style}${explode === true ? "*" : ""}`;
}

/** Whether the client writes it so without being told. */
function isPlain(spec: Spec, { in: where, wire, schema }: Parameter, code: string): boolean {
  if (where === "cookie" || /^(json|text)$|\+$/.test(code)) return false;
  const shapes = shapesOf(spec, schema);
  const hasOnly = (...names: string[]) => [...shapes].every((shape) => names.includes(shape));
  if (where === "path") return !/^[.;]|\*$/.test(wire) && (code === "simple" || (code === "simple*" && hasOnly("primitive", "list")));
  if (where === "header") return hasOnly("primitive");
  const isAsForm = code === "form*" || code === "spaceDelimited*" || code === "pipeDelimited*";
  return /^[\w.~-]+$/.test(wire) && hasOnly("primitive", ...(isAsForm ? ["list"] : []));
}
