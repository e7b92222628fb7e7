import ts from "typescript";
import { componentNamed, propertyNodes, propertySignatures, nameOf } from "./members.ts";
import type { Members } from "./members.ts";
import { textOf } from "./type-reader.ts";

/** What an operation takes and answers, as its interface in a `schema.ts` has it. */
export interface OperationShape {
  /** `params` and `body` as one object type. */
  readonly call: string;
  readonly isCallOptional: boolean;
  readonly mediaTypes: readonly string[];
  readonly answers: readonly AnswerShape[];
}

export interface AnswerShape {
  /** `200`, `4XX`, `default` */
  readonly status: string;
  /** The types of its bodies. */
  readonly bodies: readonly string[];
  readonly mediaTypes: readonly string[];
  /** Names of its headers. */
  readonly headers: readonly { readonly name: string; readonly text: string }[];
}

/** Reads an operation's interface. */
export function operationShape(operation: ts.TypeNode, { components, source }: Members): OperationShape {
  const resolved = (node: ts.TypeNode | undefined) => components.get(componentNamed(node) ?? "") ?? node;
  const parts = new Map(propertySignatures(operation).map((one) => [nameOf(one), one] as const));
  const body = parts.get("requestBody");
  const media = contentOf(resolved(body?.type));
  const parameters = propertySignatures(parts.get("parameters")?.type).filter(({ type }) => !isNever(type));
  const isBodyOptional = body?.questionToken !== undefined;
  const params = parameters.map((one) => `${nameOf(one)}${mayBeLeftOut(one) ? "?" : ""}: ${textOf(one.type!, source)};`);
  const areParamsOptional = parameters.every(mayBeLeftOut);
  const call = [
    params.length > 0 ? `params${areParamsOptional ? "?" : ""}: { ${params.join(" ")} };` : "",
    media.size > 0 ? `body${isBodyOptional ? "?" : ""}: ${union([...media.values()].map((one) => textOf(one, source)))};` : "",
  ];
  return {
    call: `{ ${call.join(" ")} }`,
    isCallOptional: areParamsOptional && (isBodyOptional || media.size === 0),
    mediaTypes: [...media.keys()],
    answers: [...propertyNodes(parts.get("responses")?.type)].map(([status, node]) => answerShape(status, resolved(node)!, source)),
  };
}

function answerShape(status: string, answer: ts.TypeNode, source: ts.SourceFile): AnswerShape {
  const content = contentOf(answer);
  const headers = propertySignatures(propertyNodes(answer).get("headers"));
  return {
    status,
    bodies: [...content.values()].map((one) => textOf(one, source)),
    mediaTypes: [...content.keys()],
    headers: headers.map((one) => ({
      name: nameOf(one),
      text: `${textOf(one.type!, source)}${one.questionToken === undefined ? "" : " | undefined"}`,
    })),
  };
}

/** The schemas of bodies, by media type. */
function contentOf(node: ts.TypeNode | undefined): Map<string, ts.TypeNode> {
  return propertyNodes(propertyNodes(node).get("content"));
}

/** The types of a shape as a file's text, for the compiler to read them. */
export function shapesFile(shapes: readonly OperationShape[]): string {
  const interfaces = shapes.map(({ call, answers }, index) => {
    const each = answers.map(({ status, bodies }) => `${JSON.stringify(status)}: ${union(bodies)};`);
    const bodiesOf = (isGood: boolean) =>
      union(answers.filter(({ status }) => isSuccess(status) === isGood).flatMap(({ bodies }) => bodies));
    return `export type Shape${index} = { call: ${call}; data: ${bodiesOf(true)}; error: ${bodiesOf(false)}; answers: { ${each.join(" ")} } };`;
  });
  return `import type { components } from "./schema.ts";\n${interfaces.join("\n")}\n`;
}

export function isSuccess(status: string): boolean {
  return status.startsWith("2");
}

/** The union of some types, `never` for none. */
function union(texts: readonly string[]): string {
  return texts.length === 0 ? "never" : [...new Set(texts)].map((text) => `(${text})`).join(" | ");
}

function mayBeLeftOut({ questionToken, type }: ts.PropertySignature): boolean {
  return (
    questionToken !== undefined ||
    (propertySignatures(type).length > 0 && propertySignatures(type).every((one) => one.questionToken !== undefined))
  );
}

function isNever(type: ts.TypeNode | undefined): boolean {
  return type?.kind === ts.SyntaxKind.NeverKeyword;
}
