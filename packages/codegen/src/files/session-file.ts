import { own } from "../source/json.ts";
import { textAt } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { Descriptor } from "../session/session-descriptor.ts";
import { docComment, literal, propertyName, quote } from "../text/source-text.ts";
import type { Operation, Parameter } from "../spec/spec-operations.ts";

/** `session.ts`: the type of what a login takes, and the descriptor. */
export function sessionFile(spec: Spec, login: Operation, descriptor: Descriptor): string {
  const { contentType } = descriptor.login;
  const parts = contentType === undefined ? [] : [bodyType(login.id, contentType)];
  if (login.parameters.length > 0) parts.push(parametersType(spec, login));
  const schemaTypes = parts.length > 0 ? "operations as Operations, paths" : "paths";
  return `import type { SessionDescriptor } from "@vendor-auth/client";
import { operations } from "./operations.ts";
import type { ${schemaTypes} } from "./schema.ts";

${docComment(`What a login takes: the input of ${describe(spec, login)}`)}export type Credentials = ${parts.join(" & ") || "Record<string, never>"};

/** How a session opens, what it carries, and how it closes. */
export const session = ${descriptorCode(descriptor)} as const satisfies SessionDescriptor as SessionDescriptor<paths, Credentials>;
`;
}

/** The members a line each, and `operations`, which is another file's. */
function descriptorCode(descriptor: Descriptor): string {
  const members = Object.entries(descriptor).map(([key, value]) => `  ${key}: ${literal(value, "  ")},\n`);
  return `{\n${members.join("")}  operations,\n}`;
}

function bodyType(login: string, contentType: string): string {
  return `Readonly<NonNullable<Operations[${quote(login)}]["requestBody"]>["content"][${quote(contentType)}]>`;
}

function parametersType(spec: Spec, login: Operation): string {
  const lines = login.parameters.map((parameter) => {
    const doc = textAt(spec, parameter.node, "description");
    const optional = parameter.required ? "" : "?";
    const type = `${parameterType(login, parameter)}${parameter.required ? "" : " | undefined"}`;
    return `${doc === undefined ? "" : docComment(doc, "  ")}  readonly ${propertyName(parameter.codeName)}${optional}: ${type};\n`;
  });
  return `{\n${lines.join("")}}`;
}

/** openapi-typescript makes a group optional (`query?`) when every parameter in it is. */
function parameterType(login: Operation, { in: where, wire }: Parameter): string {
  const group = `Operations[${quote(login.id)}]["parameters"][${quote(where)}]`;
  const isOptional = !login.parameters.some((parameter) => parameter.in === where && parameter.required);
  return `${isOptional ? `NonNullable<${group}>` : group}[${quote(wire)}]`;
}

function describe(spec: Spec, login: Operation): string {
  const name = `${login.method.toUpperCase()} ${login.path}.`;
  const summary = textAt(spec, login.node, "summary");
  const description = own(login.node.value, "description");
  return [name, summary, typeof description === "string" ? description.trim() : undefined].filter(Boolean).join("\n\n");
}
