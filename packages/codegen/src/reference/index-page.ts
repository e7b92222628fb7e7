import { own } from "../source/json.ts";
import { child, children, rootOf, textAt } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { anchor, bold, cell, paragraphs, plain, table } from "./markdown.ts";
import { baseUrlOf } from "../session/server.ts";
import type { Reference } from "./reference.ts";
import type { ApiGroup } from "./api-page.ts";

/** The pages that an index leads to. */
interface OtherPages {
  readonly groups: readonly ApiGroup[];
  readonly models: readonly string[];
}

/** The page of all operations, and of how each security scheme is filled. It leads to the others, where there are any. */
export function indexPage(reference: Reference, others?: OtherPages): string {
  const { spec, packageName } = reference;
  const info = child(spec, rootOf(spec), "info");
  const schemes = children(spec, child(spec, rootOf(spec), "components", "securitySchemes"));
  return [
    `# ${plain(packageName)}\n`,
    `${bold(textAt(spec, info, "title") ?? "")} ${plain(textAt(spec, info, "version") ?? "")}\n`,
    `${paragraphs(textAt(spec, info, "description") ?? "")}\n`,
    "## Documentation for API endpoints\n",
    `All URIs are relative to *${plain(baseUrlOf(reference.session))}*\n`,
    others === undefined ? operationsAlone(reference) : operationsWithPages(reference, others),
    ...(others === undefined ? [] : ["## Documentation for models\n", modelLinks(others)]),
    "## Documentation for authorization\n",
    ...schemes.map(([name, scheme]) => schemeSection(reference, name, scheme)),
  ].join("\n");
}

function operationsWithPages(reference: Reference, { groups }: OtherPages): string {
  const rows = groups.flatMap(({ file, name, operations }) =>
    operations.map((operation) => [
      `*${plain(name)}*`,
      `[**${plain(operation.id)}**](${file}#${anchor(operation.id)})`,
      ...requestCells(reference, operation),
    ]),
  );
  return table(["Class", "Method", "HTTP request", "Description"], rows);
}

function operationsAlone(reference: Reference): string {
  const rows = reference.operations.map((operation) => [bold(operation.id), ...requestCells(reference, operation)]);
  return table(["Operation", "HTTP request", "Description"], rows);
}

function requestCells({ spec }: Reference, { method, path, node }: Operation): string[] {
  return [`${bold(method.toUpperCase())} ${plain(path)}`, cell(textAt(spec, node, "summary") ?? "")];
}

function modelLinks({ models }: OtherPages): string {
  return models.length === 0 ? "None.\n" : models.map((name) => ` - [${plain(name)}](${name}.md)\n`).join("");
}

function schemeSection({ spec, facts }: Reference, name: string, scheme: SpecNode): string {
  const type = String(own(scheme.value, "type"));
  const properties =
    type === "apiKey"
      ? [
          ["Type", "API key"],
          ["Name", String(own(scheme.value, "name"))],
          ["Location", String(own(scheme.value, "in"))],
        ]
      : [["Type", [type, own(scheme.value, "scheme")].filter(Boolean).join(" ")]];
  const credential = facts.credentials.find((candidate) => candidate.name === name);
  if (credential !== undefined) properties.push(["Value", `${String(credential.expression.value)} of ${facts.login.id}`]);
  const lines = properties.map(([label, value]) => ` - ${bold(label!)}: ${plain(value!)}\n`).join("");
  const description = textAt(spec, scheme, "description");
  return `### ${plain(name)}\n\n${lines}${description === undefined ? "" : `\n${paragraphs(description)}\n`}`;
}
