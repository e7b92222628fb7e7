import { byHand } from "../../source/by-hand.ts";
import type { Spec } from "../../spec/read-spec.ts";
import type { SpecNode } from "../../spec/spec-node.ts";
import { successesOf } from "../../spec/spec-operations.ts";
import type { Answer, Operation } from "../../spec/spec-operations.ts";
import { lackOf } from "./declared-source.ts";
import { expressionForms, parseExpression } from "./runtime-expression.ts";
import type { Source } from "./runtime-expression.ts";

/** A value that a session needs of the login's answer. */
export interface NeededValue {
  /** Its name in messages. */
  readonly what: string;
  readonly source: Source;
  /** The statuses of the success answers that declare it. */
  readonly answers: readonly string[];
}

/**
 * Reads the expression at `node`, and makes sure that one of `answers` declares what it names. Not each of them: a login may
 * have other successes, such as a request for a second factor, which open no session.
 */
export function readSource(spec: Spec, login: Operation, answers: readonly Answer[], node: SpecNode, what: string): NeededValue {
  const source = parseExpression(node.value);
  if (source === undefined) {
    return spec.fail(node.path, `${JSON.stringify(node.value)} names nothing in an answer.`, remedyOf(node.value));
  }
  const lacks = answers.map(([status, answer]) => ({ status, answer, lack: lackOf(spec, answer, source) }));
  const declaring = lacks.filter(({ lack }) => lack === undefined).map(({ status }) => status);
  const [first] = lacks;
  if (first?.lack === undefined || declaring.length > 0) return { what, source, answers: declaring };
  const statuses = answers.map(([status]) => status).join(" or ");
  const { line } = spec.position(first.answer.refPath ?? first.answer.path, "key");
  const problem = `The answer ${statuses} of the login ${JSON.stringify(login.id)} (line ${line}) ${first.lack.problem}`;
  return spec.fail(node.path, problem, first.lack.remedy);
}

/** A word before a value is its scheme's, and a cookie without a name is one that only a server knows. */
function remedyOf(value: unknown): string {
  const [, word] = /^([A-Za-z][\w-]*) \{?\$response\./.exec(String(value)) ?? [];
  if (word !== undefined) return `Leave out ${JSON.stringify(word)}: the security scheme says it, as \`type: http, scheme: ${word}\`.`;
  if (value === "$response.cookie") return `Name the cookie: $response.cookie.NAME. Where its name is known at run time only, ${byHand}.`;
  return `Use one of ${expressionForms}.`;
}

/** The answers of a login that can open a session. Throws a `SpecError` when there are none. */
export function openingAnswers(spec: Spec, login: Operation): readonly Answer[] {
  const answers = successesOf(login);
  if (answers.length > 0) return answers;
  const problem = `The login ${JSON.stringify(login.id)} declares no success answer.`;
  return spec.fail([...login.node.path, "responses"], problem, "Declare it, for example 200.", "key");
}

/** Throws a `SpecError` when no one answer declares all values: each session comes from one answer. */
export function checkOneAnswer(spec: Spec, login: Operation, values: readonly NeededValue[]): void {
  const statuses = openingAnswers(spec, login).map(([status]) => status);
  const lacking = statuses.map((status) => values.filter(({ answers }) => !answers.includes(status)).map(({ what }) => what));
  if (lacking.some((list) => list.length === 0)) return;
  const each = statuses.map((status, index) => `${status} lacks ${lacking[index]!.join(" and ")}`).join(", ");
  spec.fail(
    ["x-session", "credentials"],
    `No success answer of the login ${JSON.stringify(login.id)} declares all that a session needs: ${each}.`,
    "Declare all of it on the answer that opens a session.",
    "key",
  );
}
