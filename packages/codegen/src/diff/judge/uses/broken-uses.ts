import ts from "typescript";
import { markAt } from "./code.ts";
import type { Code } from "./code.ts";

/** What a line of code is about. */
export interface Subject {
  /** `schemas/User`, or `credentials` or `webhooks` as a whole; `undefined` for an operation. */
  readonly component?: string;
  /** `GET /users`; `undefined` for a component. */
  readonly operation?: string;
  /** `answer 200`, `request`, or empty for the whole. */
  readonly part: string;
  /** The changed components that it is composed of, when it is written as before itself. */
  readonly composedOf: readonly string[];
}

/** A line of code that a consumer might have. */
export interface Use {
  readonly subject: Subject;
  readonly line: Code;
}

/** A use that compiled and does not any more. */
export interface Break extends Subject {
  /** `User.roles[]`; empty for the whole. */
  readonly member: string;
  /** What the compiler says. */
  readonly message: string;
  readonly code: number;
}

/** A file of uses: what it begins with, and a use a line. */
export function usesFile(head: string, uses: readonly Use[]): string {
  return `${head}${uses.map(({ line }) => `${line.text}\n`).join("")}`;
}

/** The uses in which the compiler found something only on the other side. One for each member, and none for what holds one. */
export function brokenUses(uses: readonly Use[], head: string, before: readonly ts.Diagnostic[], after: readonly ts.Diagnostic[]): Break[] {
  const first = head.split("\n").length - 1;
  const placed = (found: readonly ts.Diagnostic[]) =>
    found.flatMap((diagnostic) => {
      if (diagnostic.file === undefined || diagnostic.start === undefined) return [];
      const { line, character } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
      return [{ index: line - first, character, diagnostic }];
    });
  const missing = placed(before).find(({ index }) => index < 0);
  if (missing !== undefined) {
    throw new Error(
      `The specs' types cannot be compiled: ${messageOf(missing.diagnostic)} They need @vendor-auth/client beside @vendor-auth/codegen: install both anew.`,
    );
  }
  const failedBefore = new Set(placed(before).map(({ index }) => index));
  const breaks = placed(after).flatMap(({ index, character, diagnostic }): Break[] => {
    const use = uses[index];
    const mark = use === undefined ? undefined : markAt(use.line, character);
    if (use === undefined || mark === undefined || failedBefore.has(index)) return [];
    return [{ ...use.subject, member: mark.member, message: messageOf(diagnostic), code: diagnostic.code }];
  });
  return innermost(breaks);
}

function innermost(breaks: readonly Break[]): Break[] {
  const known = new Map<string, Break>();
  for (const one of breaks) {
    const id = `${subjectOf(one)} ${one.member}`;
    if (!known.has(id)) known.set(id, one);
  }
  const all = [...known.values()];
  return all.filter(
    (outer) => !all.some((inner) => subjectOf(inner) === subjectOf(outer) && inner !== outer && isWithin(inner.member, outer.member)),
  );
}

function subjectOf({ component, operation, part }: Subject): string {
  return JSON.stringify([component, operation, part]);
}

/** Whether a member is in another. */
export function isWithin(member: string, outer: string): boolean {
  return outer === "" ? member !== "" : member.startsWith(`${outer}.`) || member.startsWith(`${outer}[`);
}

/** The first sentence, without the names of our variables. */
function messageOf({ messageText }: ts.Diagnostic): string {
  const text = typeof messageText === "string" ? messageText : messageText.messageText;
  return text.replace(/^'it\d*[^']*'/, "The value");
}
