import { byHand } from "../../source/by-hand.ts";
import { own } from "../../source/json.ts";
import type { SpecNode } from "../../spec/spec-node.ts";
import type { Spec } from "../../spec/read-spec.ts";
import { tokenPattern } from "./runtime-expression.ts";

/** Where a call carries a credential. */
export interface Destination {
  readonly in: "header" | "cookie" | "query";
  readonly name: string;
  /** The text before the value: `Bearer `. */
  readonly prefix?: string;
  /** `basic`: the value is the password of HTTP Basic, without a user's name. */
  readonly encoding?: "basic";
}

/** Reads where a security scheme puts its value. Throws a `SpecError` for a scheme that has no such place. */
export function readDestination(spec: Spec, name: string, scheme: SpecNode): Destination {
  const destination = destinationOf(scheme);
  if (destination === undefined) {
    return spec.fail(
      [...scheme.path, "type"],
      `The security scheme ${JSON.stringify(name)} is ${kindOfScheme(scheme)}, which has no place for a value that a login answers.`,
      isChallenge(scheme)
        ? `Use a scheme whose value stays the same, such as bearer; where calls need ${kindOfScheme(scheme)}, ${byHand}.`
        : "Use apiKey in header, cookie or query, or http with a scheme such as bearer.",
    );
  }
  const { in: where, name: wire, prefix } = destination;
  if (where !== "query" && !tokenPattern.test(wire)) {
    spec.fail([...scheme.path, "name"], `${JSON.stringify(wire)} cannot be the name of a ${where}.`, "Use letters, digits and hyphens.");
  }
  if (prefix !== undefined && !tokenPattern.test(prefix.trim())) {
    spec.fail(
      [...scheme.path, "scheme"],
      `${JSON.stringify(prefix.trim())} cannot be a scheme of HTTP.`,
      "Use letters, digits and hyphens.",
    );
  }
  return destination;
}

/** Schemes of HTTP that answer a challenge: what they send is computed for each request. */
const challenges = /^(digest|hoba|mutual|negotiate|ntlm|scram-.+|gssapi|kerberos|vapid|dpop)$/i;

function isChallenge(scheme: SpecNode): boolean {
  return own(scheme.value, "type") === "http" && challenges.test(String(own(scheme.value, "scheme")));
}

/** What messages call it: `oauth2`, `http digest`. */
export function kindOfScheme(scheme: SpecNode | undefined): string {
  const type = String(own(scheme?.value, "type"));
  return scheme !== undefined && isChallenge(scheme) ? `${type} ${String(own(scheme.value, "scheme"))}` : type;
}

/** `undefined` for a scheme that is no value in a request, such as oauth2, or is another one each time, such as digest. */
export function destinationOf(scheme: SpecNode): Destination | undefined {
  const type = own(scheme.value, "type");
  if (type === "apiKey") return { in: own(scheme.value, "in") as Destination["in"], name: String(own(scheme.value, "name")) };
  if (type !== "http" || isChallenge(scheme)) return undefined;
  const word = String(own(scheme.value, "scheme"));
  const known = { basic: "Basic", bearer: "Bearer" }[word.toLowerCase()];
  return { in: "header", name: "Authorization", prefix: `${known ?? word} `, ...(known === "Basic" && { encoding: "basic" as const }) };
}
