import { astToString } from "openapi-typescript";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { holdOnlyTypes } from "../../src/files/only-types.ts";

const { factory } = ts;
const string = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);

function property(name: string, type: ts.TypeNode = string): ts.PropertySignature {
  return factory.createPropertySignature(undefined, factory.createIdentifier(name), undefined, type);
}

function withMembers(...members: ts.TypeElement[]): ts.Node[] {
  return [factory.createInterfaceDeclaration(undefined, "paths", undefined, undefined, members)];
}

/** The nodes of a text; they print as they stand. */
function parsed(text: string): ts.Node[] {
  return [...ts.createSourceFile("made.ts", text, ts.ScriptTarget.ESNext, true).statements];
}

const code = "globalThis.stolen = 1";

describe("what is generated holds types alone", () => {
  const remarked = property("name");
  ts.addSyntheticLeadingComment(remarked, ts.SyntaxKind.MultiLineCommentTrivia, `* */ } ${code}; interface Other { /* `, true);
  const ending = property("name");
  ts.addSyntheticTrailingComment(ending, ts.SyntaxKind.SingleLineCommentTrivia, `\n} ${code}; interface Other {`, true);

  test.each<[string, ts.Node[]]>([
    ["a member's name", withMembers(property(`a: string }\n${code};\ninterface Other { b`))],
    ["a type's name", withMembers(property("a", factory.createTypeReferenceNode(`string }\n${code};\ninterface Other { b: string`)))],
    ["a name in quotes", withMembers(property("a", factory.createTypeReferenceNode(`"" }\n${code};\ninterface Other { b: ""`)))],
    [
      "a number",
      withMembers(property("a", factory.createLiteralTypeNode(factory.createNumericLiteral(`1 }\n${code};\ninterface Other { b: 1`)))),
    ],
    ["a comment", withMembers(remarked)],
    ["a comment behind", withMembers(ending)],
    [
      "the name of an interface",
      [factory.createInterfaceDeclaration(undefined, `paths {}\n${code};\ninterface Other`, undefined, undefined, [])],
    ],
    ["a statement", parsed(`${code};`)],
    ["an enum", parsed("export enum Kind { a = 1 }")],
    ["a constant", parsed("export const made = 1;")],
    ["what cannot be read", withMembers(property("a b c"))],
  ])("not with code in %s", (_, nodes) => {
    expect(holdOnlyTypes(nodes, astToString(nodes))).toBe(false);
  });

  const told = property("name");
  ts.addSyntheticLeadingComment(told, ts.SyntaxKind.MultiLineCommentTrivia, "* The *\\/ name. ", true);
  test.each<[string, ts.Node[]]>([
    ["plain members, with comments", withMembers(told, property("$ref"), property("größe"))],
    ["a text in quotes", withMembers(property("a", factory.createLiteralTypeNode(factory.createStringLiteral(`"}; ${code}; {"`))))],
    ["kinds that are rare", parsed("type Rest<T, K extends keyof T> = { [P in Exclude<keyof T, K>]?: T[P] } & Required<Pick<T, K>>;")],
  ])("%s are types", (_, nodes) => {
    expect(holdOnlyTypes(nodes, astToString(nodes))).toBe(true);
  });
});
