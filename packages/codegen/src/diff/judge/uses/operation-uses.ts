import type ts from "typescript";
import { assignUses } from "./assign-uses.ts";
import { about, code } from "./code.ts";
import type { Code } from "./code.ts";
import { componentNamed, propertyNodes } from "../types/members.ts";
import { isSuccess } from "../types/operation-shapes.ts";
import type { ChangedOperation } from "../types/changed-operations.ts";
import type { AnswerShape } from "../types/operation-shapes.ts";
import { readUses } from "./read-uses.ts";
import { writeUses } from "./write-uses.ts";
import type { TypeReader, TypeView } from "../types/type-reader.ts";

/** Its interface in the shapes of both sides, read by the compiler. */
export interface ShapeNodes {
  readonly before: ts.Node | undefined;
  readonly after: ts.Node | undefined;
}

/** Lines of code for a part of an operation: its request, or one of its answers. */
export interface PartUses {
  /** `request body`, `answer 200`, or empty for the whole. */
  readonly part: string;
  readonly lines: readonly Code[];
}

/** Writes lines of code that call an operation and read its results. */
export function operationUses(
  reader: TypeReader,
  operation: ChangedOperation,
  nodes: ShapeNodes,
  declare: (body: string) => string,
): PartUses[] {
  const { path, method, shape, isChanged } = operation;
  const [before, after] = [propertyNodes(nodes.before), propertyNodes(nodes.after)];
  const answers = [propertyNodes(before.get("answers")), propertyNodes(after.get("answers"))] as const;
  const [at, type] = [JSON.stringify(path), JSON.stringify(method)];
  const root = `(it: Result<paths[${at}][${type}]>) => { `;
  const read = (name: string, value: string, node: ts.TypeNode | undefined, twin: ts.TypeNode | undefined, guard: string): Code[] => {
    if (node === undefined) return [];
    const inside = { name: "it0", before: `${root}if (${guard}) { const it0 = ${value}; `, after: " } };", member: name };
    return readUses(reader, reader.view(node, twin), { ...inside, entered: [], isChanged });
  };

  const call = (value: Code | string) => code(`client.${method.toUpperCase()}(${at}, `, value, ");");
  const taken = reader.view(before.get("call")!, after.get("call"));
  const calls = writeUses(reader, taken, { around: call, member: "", entered: [], isChanged }, declare);
  const bare = shape.isCallOptional ? [about("", `client.${method.toUpperCase()}(${at});`)] : [];

  const answerUses = (answer: AnswerShape): PartUses => {
    const { status } = answer;
    const lines = statusesOf(status, shape.answers, operation.twin.answers).flatMap((one) => resultUses(answer, one));
    return { part: `answer ${status}`, lines: [...typeUses(operation, answer), ...lines] };
  };
  const resultUses = ({ status, bodies, headers }: AnswerShape, one: string): Code[] => {
    const is = `it.status === ${one}`;
    const field = isSuccess(status) ? "data" : "error";
    const none = isSuccess(status) ? "undefined" : "AnswerError";
    const guard = isSuccess(status) ? is : `${is} && !(it.error instanceof AnswerError)`;
    const empty = code(`${root}if (${is}) { `, about("", `take<${none}>(it.${field});`), " } };");
    const body = bodies.length === 0 ? [empty] : read("", `it.${field}`, answers[0].get(status), answers[1].get(status), guard);
    const its = headers.map(({ name, text }) =>
      code(`${root}if (${is}) { `, about(name, `take<${text}>(it.headers[${JSON.stringify(name)}]);`), " } };"),
    );
    return [...body, ...its];
  };
  const data = read("", "it.data", before.get("data"), after.get("data"), "it.data !== undefined");
  // Who has no failure has an answer's body, where each success has one.
  const whole = code(`${root}if (it.error === undefined) { `, about("", "take<{} | null>(it.data);"), " } };");
  const isFailure = "it.error !== undefined && !(it.error instanceof AnswerError)";
  const error = read("", "it.error", before.get("error"), after.get("error"), isFailure);
  return [
    {
      part: "request",
      lines: [...bare, ...calls, ...requestUses(reader, operation, taken)],
    },
    ...shape.answers.map(answerUses),
    { part: "", lines: [...data, whole, ...error] },
  ];
}

/** The types of an answer, by their names. */
function typeUses({ id }: ChangedOperation, { status, mediaTypes }: AnswerShape): Code[] {
  const name = `operations[${JSON.stringify(id)}]["responses"][${/^\d+$/.test(status) ? status : JSON.stringify(status)}]`;
  const media = mediaTypes.map((one) => about("", `make<${name}["content"][${JSON.stringify(one)}]>();`));
  return [about("", `make<${name}>();`), ...media];
}

/** The types of a request's bodies, by their names; and what is assigned to those that have no other name. */
function requestUses(reader: TypeReader, { id, shape, isChanged }: ChangedOperation, taken: TypeView): Code[] {
  const body = reader.properties(taken).find(({ name }) => name === "body")?.view;
  const isInline = body?.node !== undefined && componentNamed(body.node) === undefined;
  return shape.mediaTypes.flatMap((one) => {
    const type = `NonNullable<operations[${JSON.stringify(id)}]["requestBody"]>["content"][${JSON.stringify(one)}]`;
    return [about("", `make<${type}>();`), ...(isInline ? assignUses(reader, body, { type, member: "body", isChanged }) : [])];
  });
}

/** Statuses that an answer stands for: `4XX` and `default` stand for those that none names, and for those that only the other side names. */
function statusesOf(status: string, answers: readonly AnswerShape[], others: readonly AnswerShape[]): string[] {
  if (/^\d+$/.test(status)) return [status];
  const names = new Set(answers.map((answer) => answer.status));
  const isMeant = (one: string): boolean =>
    !names.has(one) && (status === "default" ? !names.has(`${one[0]}XX`) : status.startsWith(one[0]!));
  const some = commonStatuses.find(isMeant) ?? "500";
  return [some, ...others.map((answer) => answer.status).filter((one) => /^\d+$/.test(one) && one !== some && isMeant(one))];
}

const commonStatuses = ["500", "400", "200", "300", "503", "404", "201", "301", "418", "206", "510", "226", "308"];
