import { own } from "../source/json.ts";
import { child, children, textAt } from "../spec/spec-node.ts";
import { isSecret, schemasOf } from "../spec/schema-walk.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { example } from "./example.ts";
import { anchor, bold, cell, footer, paragraphs, plain, table } from "./markdown.ts";
import type { Reference } from "./reference.ts";
import { modelName, notesOn, typeText } from "./schema-text.ts";

/** One operation, in the order in which the pages of other generators have it. */
export function operationSection(reference: Reference, operation: Operation): string {
  const { spec } = reference;
  const summary = textAt(spec, operation.node, "summary");
  const description = textAt(spec, operation.node, "description");
  const texts = [description?.startsWith(summary ?? "") ? undefined : summary, description].filter((text) => text !== undefined);
  return [
    `# **${plain(operation.id)}**`,
    `> ${signature(reference, operation)}\n`,
    ...texts.map((text) => `${paragraphs(text)}\n`),
    `### Example\n\n\`\`\`ts\n${example(reference, operation)}\`\`\`\n`,
    `### Parameters\n\n${parameters(reference, operation)}`,
    `### Return type\n\n${returnType(reference, operation)}\n`,
    `### Authorization\n\n${authorization(operation)}\n`,
    `### HTTP request headers\n\n${requestHeaders(reference, operation)}`,
    `### HTTP response details\n\n${responses(reference, operation)}`,
    footer,
  ].join("\n");
}

function signature({ spec }: Reference, operation: Operation): string {
  const returned = successesOf(operation)
    .flatMap(([, response]) => schemasOf(spec, response).map(modelName))
    .find((name) => name !== undefined);
  const names = operation.parameters.map(({ wire }) => wire);
  if (child(spec, operation.node, "requestBody") !== undefined) names.push("body");
  return plain(`${returned === undefined ? "" : `${returned} `}${operation.id}(${names.join(", ")})`);
}

function parameters({ spec, facts }: Reference, operation: Operation): string {
  const rows = operation.parameters.map(({ wire, codeName, in: where, required, node, schema }) => {
    const notes = [`in ${where}`, ...(required ? [] : ["optional"]), ...notesOn(schema)];
    if (operation === facts.login) notes.push(`${plain(codeName)} in a session's credentials`);
    return [bold(wire), typeText(spec, schema), cell(textAt(spec, node, "description") ?? ""), notes.map((note) => `[${note}]`).join(" ")];
  });
  const body = child(spec, operation.node, "requestBody");
  if (body !== undefined) {
    const types = [...new Set(schemasOf(spec, body).map((schema) => typeText(spec, schema)))].join(" \\| ");
    rows.push([
      bold("body"),
      types,
      cell(textAt(spec, body, "description") ?? ""),
      own(body.value, "required") === true ? "" : "[optional]",
    ]);
    rows.push(...bodyRows({ spec }, body));
  }
  return rows.length === 0 ? "This endpoint does not need any parameter.\n" : table(["Name", "Type", "Description", "Notes"], rows);
}

/** The members of a body that has no page of its own. */
function bodyRows({ spec }: Pick<Reference, "spec">, body: SpecNode): string[][] {
  const inline = schemasOf(spec, body).filter((schema) => modelName(schema) === undefined);
  return inline.slice(0, 1).flatMap((schema) => {
    const required = own(schema.value, "required");
    return children(spec, child(spec, schema, "properties")).map(([name, property]) => {
      const notes = [...(Array.isArray(required) && required.includes(name) ? [] : ["optional"]), ...notesOn(property)];
      return [
        bold(`body.${name}`),
        typeText(spec, property),
        cell(textAt(spec, property, "description") ?? ""),
        notes.map((note) => `[${note}]`).join(" "),
      ];
    });
  });
}

function returnType({ spec }: Reference, operation: Operation): string {
  const types = successesOf(operation).flatMap(([, response]) => schemasOf(spec, response).map((schema) => typeText(spec, schema)));
  return [...new Set(types)].join(" or ") || "void (empty response body)";
}

function authorization({ security }: Operation): string {
  const alternatives = security.map((names) => names.map((name) => `[${plain(name)}](index.md#${anchor(name)})`).join(" and "));
  return alternatives.join(", or ") || "No authorization required";
}

function requestHeaders({ spec }: Reference, operation: Operation): string {
  const types = (owner: SpecNode | undefined) => children(spec, child(spec, owner, "content")).map(([type]) => type);
  const accepted = [...new Set(operation.responses.flatMap(([, response]) => types(response)))];
  const lines = Object.entries({ "Content-Type": types(child(spec, operation.node, "requestBody")), Accept: accepted });
  return lines.map(([name, values]) => ` - **${name}**: ${values.map(plain).join(", ") || "Not defined"}\n`).join("");
}

function responses({ spec }: Reference, operation: Operation): string {
  const rows = operation.responses.map(([status, response]) => {
    const headers = children(spec, child(spec, response, "headers")).map(([name, header]) => {
      const secret = isSecret(spec, child(spec, header, "schema")) ? " [secret]" : "";
      return `**${plain(name)}**${secret}: ${cell(textAt(spec, header, "description") ?? "")}`;
    });
    const body = [...new Set(schemasOf(spec, response).map((schema) => typeText(spec, schema)))].join(" or ");
    return `| **${plain(status)}** | ${cell(textAt(spec, response, "description") ?? "")} | ${headers.join("<br>") || " - "} | ${body || " - "} |\n`;
  });
  return `| Status code | Description | Response headers | Body |\n|-------------|-------------|------------------|------|\n${rows.join("")}`;
}
