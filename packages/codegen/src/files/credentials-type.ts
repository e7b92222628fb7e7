import { givenOnce } from "../session/login/login-input.ts";
import type { Input, InputGroup } from "../session/login/login-input.ts";
import type { LoginInputs } from "../session/login/login-ways.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { docComment, propertyName, quote } from "../text/source-text.ts";

/**
 * The type of what a login takes. Each way to log in is a member of a union. What the spec says itself is no part of it.
 */
export function credentialsType(login: Operation, { ways, isAsDeclared, fixed, contentType }: LoginInputs): string {
  const body = contentType === undefined ? undefined : bodyType(login.id, contentType);
  const [way, ...others] = ways as [InputGroup, ...InputGroup[]];
  const isWhole = isAsDeclared && body !== undefined && fixed.every((each) => each.in !== "body");
  if (isWhole) {
    const rest = objectType(withoutBody(way));
    return `export type Credentials = Readonly<${body}>${rest === undefined ? "" : ` & ${rest}`};\n`;
  }
  const types = ways.map((each) => objectType(each) ?? "{}");
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

/** An object of a way's inputs. */
function objectType({ required, optional }: InputGroup): string | undefined {
  const lines = [
    ...givenOnce(required).map((input) => member(input, `: ${input.neededType ?? input.type}`)),
    ...optional.map((input) => member(input, `?: ${input.type} | undefined`)),
  ];
  return lines.length === 0 ? undefined : `{\n${indentedLines(lines.join("\n"))}\n}`;
}

const indentedLines = (text: string) => text.replaceAll(/^(?=.)/gm, "  ");
const indented = (text: string) => indentedLines(text).trimStart();

function member(input: Input, type: string): string {
  const doc = input.doc === undefined ? "" : docComment(input.doc);
  return `${doc}readonly ${propertyName(input.name)}${type};`;
}
