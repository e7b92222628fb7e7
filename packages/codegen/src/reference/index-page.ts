import { own } from "../spec/json.ts";
import { child, children, rootOf, textAt } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import { anchor, bold, cell, paragraphs, plain, table } from "./markdown.ts";
import { baseUrlOf } from "../session/server.ts";
import type { Reference } from "./reference.ts";
import type { ApiGroup } from "./api-page.ts";

/** The page that leads to all others: operations, models, and how each security scheme is filled. */
export function indexPage(reference: Reference, groups: readonly ApiGroup[], models: readonly string[]): string {
  const { spec, packageName } = reference;
  const info = child(spec, rootOf(spec), "info");
  const rows = groups.flatMap(({ file, name, operations }) =>
    operations.map((operation) => [
      `*${plain(name)}*`,
      `[**${plain(operation.id)}**](${file}#${anchor(operation.id)})`,
      `${bold(operation.method.toUpperCase())} ${plain(operation.path)}`,
      cell(textAt(spec, operation.node, "summary") ?? ""),
    ]),
  );
  const schemes = children(spec, child(spec, rootOf(spec), "components", "securitySchemes"));
  return [
    `# ${plain(packageName)}\n`,
    `${bold(textAt(spec, info, "title") ?? "")} ${plain(textAt(spec, info, "version") ?? "")}\n`,
    `${paragraphs(textAt(spec, info, "description") ?? "")}\n`,
    "## Documentation for API endpoints\n",
    `All URIs are relative to *${plain(baseUrlOf(reference.session))}*\n`,
    table(["Class", "Method", "HTTP request", "Description"], rows),
    "## Documentation for models\n",
    models.length === 0 ? "None.\n" : models.map((name) => ` - [${plain(name)}](${name}.md)\n`).join(""),
    "## Documentation for authorization\n",
    ...schemes.map(([name, scheme]) => schemeSection(reference, name, scheme)),
  ].join("\n");
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
