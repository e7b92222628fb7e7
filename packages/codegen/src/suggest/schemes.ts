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

/** The scheme that most operations name which have a `security` of their own: one for the whole description is not theirs. */
export function mostNamed(operations: readonly Operation[], login: Operation | undefined): string | undefined {
  const counts = new Map<string, number>();
  for (const operation of operations) {
    if (operation === login || own(operation.node.value, "security") === undefined) continue;
    for (const name of new Set(operation.security.flat())) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
