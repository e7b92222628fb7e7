import { own } from "../source/json.ts";
import type { Spec } from "../spec/read-spec.ts";
import { child, children, rootOf } from "../spec/spec-node.ts";
import type { Operation } from "../spec/spec-operations.ts";

/** A security scheme of the description. */
export interface KnownScheme {
  readonly name: string;
  /** Where a call carries it: `bearer`, `header`, `cookie`, `query`, or the type of what has no such place. */
  readonly kind: string;
  /** The name of its header, cookie or query parameter. */
  readonly wire: string;
}

export function schemesOf(spec: Spec): KnownScheme[] {
  return children(spec, child(spec, rootOf(spec), "components", "securitySchemes")).map(([name, { value }]) => {
    const [type, where, word, wire] = ["type", "in", "scheme", "name"].map((key) => textOf(own(value, key)));
    const kind = type === "apiKey" ? where! : type === "http" ? word!.toLowerCase() : type!;
    return { name, kind, wire: wire! };
  });
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Whether an operation beside the login names it. */
export function isNeeded(operations: readonly Operation[], login: Operation | undefined, name: string): boolean {
  return operations.some((operation) => operation !== login && operation.security.flat().includes(name));
}

/** Whether a login has a `security` of its own that names it. */
export function isInput(login: Operation, name: string): boolean {
  return own(login.node.value, "security") !== undefined && login.security.flat().includes(name);
}

/** How many operations name it. */
export function timesNeeded(operations: readonly Operation[], name: string): number {
  return operations.filter(({ security }) => security.flat().includes(name)).length;
}

/** Whether so few operations name it that the others have likely been forgotten. */
export function isForFew(operations: readonly Operation[], name: string): boolean {
  return timesNeeded(operations, name) * 10 < operations.length;
}

/** The header, as a parameter, that many operations declare and whose name passes; of several, the one that most declare. */
export function headerOfCalls(operations: readonly Operation[], isNamed: (wire: string) => boolean): string | undefined {
  const counts = new Map<string, number>();
  for (const { parameters } of operations) {
    for (const { in: where, wire } of parameters) if (where === "header" && isNamed(wire)) counts.set(wire, (counts.get(wire) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most !== undefined && most[1] > 1 && most[1] * 4 >= operations.length ? most[0] : undefined;
}

/** The scheme that most operations name which have a `security` of their own: one for the whole description is not theirs. */
export function mostNamed(operations: readonly Operation[], login: Operation | undefined): string | undefined {
  const counts = new Map<string, number>();
  for (const operation of operations) {
    if (operation === login || own(operation.node.value, "security") === undefined) continue;
    for (const name of new Set(operation.security.flat())) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
