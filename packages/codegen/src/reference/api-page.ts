import { own } from "../source/json.ts";
import type { Path } from "../source/json.ts";
import { pascalCase } from "../text/names.ts";
import { child, children, rootOf, textAt } from "../spec/spec-node.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { anchor, bold, cell, paragraphs, plain, table } from "./markdown.ts";
import { operationSection } from "./operation-section.ts";
import { baseUrlOf } from "../session/server.ts";
import type { Reference } from "./reference.ts";

/** The operations of one tag: a page. */
export interface ApiGroup {
  readonly name: string;
  readonly file: string;
  readonly tag: string;
  readonly operations: readonly Operation[];
  /** Where the tag was first seen. */
  readonly path: Path;
}

/** Groups the operations by their first tag. */
export function apiGroups({ spec, operations }: Reference): ApiGroup[] {
  const groups = new Map<string, { tag: string; operations: Operation[]; path: Path }>();
  for (const operation of operations) {
    const node = child(spec, operation.node, "tags", 0);
    const tag = typeof node?.value === "string" ? node.value : "Default";
    const name = pascalCase(tag);
    if (name === "") spec.fail(node?.path ?? [], "The tag has neither a letter nor a digit to name a page by.", "Rename it.");
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { tag, operations: [operation], path: node?.path ?? operation.node.path });
    else group.operations.push(operation);
  }
  return [...groups].map(([name, group]) => ({ ...group, name: `${name}Api`, file: `${name}Api.md` }));
}

export function apiPage(reference: Reference, { name, file, tag, operations }: ApiGroup): string {
  const { spec, session } = reference;
  const rows = operations.map((operation) => [
    `[**${plain(operation.id)}**](${file}#${anchor(operation.id)})`,
    `${bold(operation.method.toUpperCase())} ${plain(operation.path)}`,
    cell(textAt(spec, operation.node, "summary") ?? ""),
  ]);
  const [, declared] =
    children(spec, child(spec, rootOf(spec), "tags")).find(([, candidate]) => own(candidate.value, "name") === tag) ?? [];
  const description = textAt(spec, declared, "description");
  return [
    `# ${plain(`${session.vendor}.${name}`)}\n`,
    `All URIs are relative to *${plain(baseUrlOf(reference.session))}*\n`,
    ...(description === undefined ? [] : [`${paragraphs(description)}\n`]),
    table(["Method", "HTTP request", "Description"], rows),
    ...operations.map((operation) => operationSection(reference, operation)),
  ].join("\n");
}
