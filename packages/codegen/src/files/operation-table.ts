import { own } from "../source/json.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import { literal, propertyName } from "../text/source-text.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { wireFacts } from "../wire/wire-facts.ts";

/** `operations.ts`: for each path and method, the statuses that the spec declares and the response headers of each. */
export function operationTableFile(spec: Spec, operations: readonly Operation[]): string {
  const byPath = new Map<string, Operation[]>();
  for (const operation of operations) byPath.set(operation.path, [...(byPath.get(operation.path) ?? []), operation]);
  const paths = [...byPath].map(
    ([path, its]) => `  ${propertyName(path)}: {\n${its.map((operation) => operationLine(spec, operation)).join("")}  },\n`,
  );
  const text = paths.join("");
  const wire = /\bby: wire,/.test(text) ? 'import { wire } from "@vendor-auth/client/wire";\n' : "";
  return `import type { OperationTable } from "@vendor-auth/client";
${wire}
/** What the client must know to type results: each operation's declared answers, and the headers of each. */
export const operations: OperationTable = {
${text}};
`;
}

function operationLine(spec: Spec, operation: Operation): string {
  const { id, method, responses } = operation;
  const answers = responses.map(([status, response]) => [status, headerTypes(spec, response)]);
  const types = [...new Set(responses.flatMap(([, response]) => otherTypes(spec, response)))];
  const facts = { operationId: id, answers: Object.fromEntries(answers), ...(types.length > 0 && { types }) };
  const wire = wireFacts(spec, operation);
  if (wire === undefined) return `    ${method}: ${literal(facts, "    ")},\n`;
  const members = Object.entries(facts).map(([name, value]) => `      ${name}: ${literal(value, "      ")},\n`);
  return `    ${method}: {\n${members.join("")}      wire: ${literal(wire, "      ").replace(/^\{(\s+)/, "{$1by: wire,$1")},\n    },\n`;
}

/** The media types of an answer's body that are no JSON: what a session may take for a sign of its end if it is not declared. */
function otherTypes(spec: Spec, response: SpecNode): string[] {
  const types = children(spec, child(spec, response, "content")).map(([type]) => type.replace(/;.*/s, "").trim().toLowerCase());
  return types.filter((type) => !/json/.test(type));
}

/** `Content-Type` is left out: OpenAPI says that a response header of that name is ignored (4.8.17.1). */
function headerTypes(spec: Spec, response: SpecNode): { [name: string]: string } {
  const headers = children(spec, child(spec, response, "headers")).filter(([name]) => name.toLowerCase() !== "content-type");
  return Object.fromEntries(headers.map(([name, header]) => [name, headerType(child(spec, header, "schema"))]));
}

/** How the header's text is read. Lists and objects stay the text that came. */
function headerType(schema: SpecNode | undefined): string {
  const types = [own(schema?.value, "type") ?? "string"].flat().filter((type) => type !== "null");
  const [type] = types;
  return types.length === 1 && (type === "integer" || type === "number" || type === "boolean") ? type : "string";
}
