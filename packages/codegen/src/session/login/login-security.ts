import { byHand } from "../../source/by-hand.ts";
import { child, rootOf, textAt } from "../../spec/spec-node.ts";
import type { SpecNode } from "../../spec/spec-node.ts";
import type { Spec } from "../../spec/read-spec.ts";
import type { Operation } from "../../spec/spec-operations.ts";
import { kindOfScheme, readDestination } from "../places/credential-destination.ts";
import type { Input } from "./login-input.ts";

/** `undefined` in a spec that is wrong: the linter tells of it. */
export function schemeNamed(spec: Spec, name: string): SpecNode | undefined {
  return child(spec, rootOf(spec), "components", "securitySchemes", name);
}

/** What a security scheme takes: a name and a password for HTTP Basic, else one value by the scheme's own name. */
export function inputsOfScheme(spec: Spec, name: string): Input[] {
  const scheme = schemeNamed(spec, name)!;
  const { in: where, name: wire, prefix, encoding } = readDestination(spec, name, scheme);
  const doc = textAt(spec, scheme, "description");
  if (encoding === "basic") {
    return [
      { name: "username", in: "basic", wire: "username", secret: false, secrets: [], node: scheme, type: "string", doc },
      { name: "password", in: "basic", wire: "password", secret: true, secrets: [""], node: scheme, type: "string", doc },
    ];
  }
  return [
    { name, in: where, wire, secret: true, secrets: [""], node: scheme, type: "string", doc, ...(prefix !== undefined && { prefix }) },
  ];
}

/**
 * What the login's own `security` takes, one list for each alternative. A scheme that the login itself earns is nothing that it
 * takes, such as one that stands at the top of the spec for all operations.
 */
export function waysOfSecurity(spec: Spec, login: Operation, earned: ReadonlySet<string>): Input[][] {
  const known = login.security.filter((names) => names.every((name) => schemeNamed(spec, name) !== undefined));
  const alternatives = known.filter((names) => !names.some((name) => earned.has(name)));
  const usable = alternatives.filter((names) => names.every((name) => isFillable(schemeNamed(spec, name))));
  const ways = usable.map((names) => names.flatMap((name) => (isTransport(schemeNamed(spec, name)) ? [] : inputsOfScheme(spec, name))));
  if (alternatives.length > 0 && usable.length === 0) {
    const name = alternatives[0]!.find((each) => !isFillable(schemeNamed(spec, each)))!;
    const node = child(spec, login.node, "security") ?? child(spec, rootOf(spec), "security")!;
    const kind = kindOfScheme(schemeNamed(spec, name));
    const other = kind.startsWith("http") ? ` Where it needs ${kind}, ${byHand}.` : "";
    spec.fail(
      node.path,
      `The login ${JSON.stringify(login.id)} needs the security scheme ${JSON.stringify(name)}, which nothing fills: it is ${kind}.`,
      `Write \`security: []\` on the login when its parameters and its body are all that it needs, else let it need an apiKey or http scheme.${other}`,
    );
  }
  return ways.length === 0 || login.takesAnonymous ? [...ways, []] : ways;
}

/** A certificate is the connection's matter, and no input. */
const isTransport = (scheme: SpecNode | undefined) => kindOfScheme(scheme) === "mutualTLS";
const isFillable = (scheme: SpecNode | undefined) => ["apiKey", "http", "mutualTLS"].includes(kindOfScheme(scheme));
