import { own } from "../source/json.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import { tokenPattern } from "./runtime-expression.ts";

/** Where a call carries a credential. */
export interface Destination {
  readonly in: "header" | "cookie" | "query";
  readonly name: string;
  /** The text before the value: `Bearer `. */
  readonly prefix?: string;
}

/** Reads where a security scheme puts its value. Throws a `SpecError` for a scheme that has no such place. */
export function readDestination(spec: Spec, name: string, scheme: SpecNode): Destination {
  const type = own(scheme.value, "type");
  const httpScheme = String(own(scheme.value, "scheme"));
  if (type === "http" && httpScheme.toLowerCase() === "bearer") return { in: "header", name: "Authorization", prefix: "Bearer " };
  if (type !== "apiKey") {
    const kind = type === "http" ? `http ${httpScheme}` : String(type);
    return spec.fail(
      [...scheme.path, "type"],
      `The security scheme ${JSON.stringify(name)} is ${kind}, which has no place for a value that a login answers.`,
      "Use apiKey in header, cookie or query, or http bearer.",
    );
  }
  const where = own(scheme.value, "in") as Destination["in"];
  const wire = String(own(scheme.value, "name"));
  if (where !== "query" && !tokenPattern.test(wire)) {
    spec.fail([...scheme.path, "name"], `${JSON.stringify(wire)} cannot be the name of a ${where}.`, "Use letters, digits and hyphens.");
  }
  return { in: where, name: wire };
}
