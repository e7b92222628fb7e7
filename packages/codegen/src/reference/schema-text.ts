import { own } from "../source/json.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import { plain } from "./markdown.ts";

/** A schema's type in Markdown, with links to models: `[**User**](User.md)`, `**string**`. */
export function typeText(spec: Spec, schema: SpecNode | undefined): string {
  const name = modelName(schema);
  if (name !== undefined) return `[**${plain(name)}**](${name}.md)`;
  const values = own(schema?.value, "enum");
  if (Array.isArray(values)) return values.map((value) => `**${plain(JSON.stringify(value))}**`).join(" \\| ");
  for (const [keyword, sign] of [
    ["oneOf", " \\| "],
    ["anyOf", " \\| "],
    ["allOf", " & "],
  ] as const) {
    const parts = children(spec, child(spec, schema, keyword));
    if (parts.length > 0) return parts.map(([, part]) => typeText(spec, part)).join(sign);
  }
  const types = [own(schema?.value, "type") ?? "unknown"].flat().map(String);
  return types.map((type) => typeNamed(spec, schema, type)).join(" \\| ");
}

function typeNamed(spec: Spec, schema: SpecNode | undefined, type: string): string {
  if (type === "array") return `${typeText(spec, child(spec, schema, "items"))}[]`;
  if (type === "object") {
    const others = child(spec, schema, "additionalProperties");
    if (typeof others?.value === "object") return `**Record**\\<**string**, ${typeText(spec, others)}\\>`;
  }
  return `**${plain(type === "integer" ? "number" : type)}**`;
}

/** The model that a reference leads to. */
export function modelName(schema: SpecNode | undefined): string | undefined {
  const path = schema?.path ?? [];
  const isModel = schema?.refName !== undefined && path.length === 3 && path[0] === "components" && path[1] === "schemas";
  return isModel ? schema.refName : undefined;
}

/** What else a table says of a schema: its format, default and bounds. */
export function notesOn(schema: SpecNode | undefined): string[] {
  const notes: string[] = [];
  const format = own(schema?.value, "format");
  if (format === "password") notes.push("secret");
  else if (typeof format === "string") notes.push(plain(format));
  if (own(schema?.value, "readOnly") === true) notes.push("read-only");
  if (own(schema?.value, "deprecated") === true) notes.push("deprecated");
  const given = own(schema?.value, "default");
  if (given !== undefined) notes.push(`default ${plain(JSON.stringify(given))}`);
  const pattern = own(schema?.value, "pattern");
  if (typeof pattern === "string") notes.push(`pattern ${plain(pattern)}`);
  return notes;
}
