import { own } from "../source/json.ts";
import { child, children, textAt } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import { cell, footer, paragraphs, plain, table } from "./markdown.ts";
import { modelName, notesOn, typeText } from "./schema-text.ts";

/** The page of one model: its description, and its properties with those of objects inside it. */
export function modelPage(spec: Spec, name: string, schema: SpecNode): string {
  const description = textAt(spec, schema, "description");
  const rows = propertyRows(spec, schema, "");
  const content =
    rows.length === 0
      ? `## Type\n\n${typeText(spec, { value: schema.value, path: [] })}\n`
      : `## Properties\n\n${table(["Name", "Type", "Description", "Notes"], rows)}`;
  return `# ${plain(name)}\n\n${description === undefined ? "" : `${paragraphs(description)}\n\n`}${content}\n${footer}`;
}

/** `settings.projectIDs` for a property of an object that has no page of its own. */
function propertyRows(spec: Spec, schema: SpecNode, prefix: string): string[][] {
  const required = own(schema.value, "required");
  const rows = children(spec, child(spec, schema, "properties")).flatMap(([name, property]) => {
    const full = `${prefix}${name}`;
    const notes = [...(Array.isArray(required) && required.includes(name) ? [] : ["optional"]), ...notesOn(property)];
    const row = [
      `**${plain(full)}**`,
      typeText(spec, property),
      cell(textAt(spec, property, "description") ?? ""),
      notes.map((note) => `[${note}]`).join(" "),
    ];
    return [row, ...(modelName(property) === undefined ? propertyRows(spec, property, `${full}.`) : [])];
  });
  const parts = children(spec, child(spec, schema, "allOf"));
  return [...rows, ...parts.flatMap(([, part]) => (modelName(part) === undefined ? propertyRows(spec, part, prefix) : []))];
}
