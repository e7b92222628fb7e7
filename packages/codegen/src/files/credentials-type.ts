import type { Input, InputGroup } from "../session/login/login-input.ts";
import type { LoginInputs } from "../session/login/login-ways.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { docComment, propertyName, quote } from "../text/source-text.ts";

/**
 * The type of what a login takes. Each way to log in is a member of a union, which has none of the inputs of the others. What the
 * spec says itself is no part of it.
 */
export function credentialsType(login: Operation, { inputs, ways, fixed, contentType }: LoginInputs): string {
  const body = contentType === undefined ? undefined : bodyType(login.id, contentType);
  const [way, ...others] = ways as [InputGroup, ...InputGroup[]];
  const isWhole = others.length === 0 && body !== undefined && fixed.every((each) => each.in !== "body");
  if (isWhole) {
    const rest = objectType(withoutBody(way), []);
    return `export type Credentials = Readonly<${body}>${rest === undefined ? "" : ` & ${rest}`};\n`;
  }
  const names = inputs.map(({ name }) => name);
  const types = ways.map((each) => objectType(each, others.length === 0 ? [] : names) ?? "{}");
  const usesBody = body !== undefined && types.some((type) => type.includes("MemberOf<Body,"));
  const declaration = others.length === 0 ? ` = ${types[0]}` : ` =\n${types.map((type) => `  | ${indented(type)}`).join("\n")}`;
  return `${usesBody ? `type Body = ${body};\n\n` : ""}export type Credentials${declaration};\n`;
}

function bodyType(login: string, contentType: string): string {
  return `NonNullable<Operations[${quote(login)}]["requestBody"]>["content"][${quote(contentType)}]`;
}

function withoutBody({ required, optional }: InputGroup): InputGroup {
  return { required: required.filter(isOutside), optional: optional.filter(isOutside) };
}

const isOutside = (input: Input) => input.in !== "body";

/** An object of a way's inputs; `names` are those of all ways, and those that are not its own are none of it. */
function objectType({ required, optional }: InputGroup, names: readonly string[]): string | undefined {
  const own = new Set([...required, ...optional].map(({ name }) => name));
  const lines = [
    ...required.map((input) => member(input, "", "")),
    ...optional.map((input) => member(input, "?", " | undefined")),
    ...names.filter((name) => !own.has(name)).map((name) => `readonly ${propertyName(name)}?: never;`),
  ];
  return lines.length === 0 ? undefined : `{\n${indentedLines(lines.join("\n"))}\n}`;
}

const indentedLines = (text: string) => text.replaceAll(/^(?=.)/gm, "  ");
const indented = (text: string) => indentedLines(text).trimStart();

function member(input: Input, mark: string, end: string): string {
  const doc = input.doc === undefined ? "" : docComment(input.doc);
  return `${doc}readonly ${propertyName(input.name)}${mark}: ${input.type}${end};`;
}
