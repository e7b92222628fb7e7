import type { Incoming } from "../../http/incoming.ts";
import { bodyValue } from "../requests/read-body.ts";
import type { DescribedOperation, SessionFacts } from "../reader/api.ts";
import { asText, own, type JsonObject } from "../reader/json.ts";
import { textAt } from "./values.ts";

/** What a login takes by a name. */
export type LoginInput = SessionFacts["login"]["input"][number];

/** The ways to log in, each as the inputs that it needs. */
export function waysOf({ login }: SessionFacts): LoginInput[][] {
  const { input, ways } = login;
  if (ways === undefined) return [input.filter(({ required }) => required)];
  return ways.map((names) => names.flatMap((name) => input.find((each) => each.name === name) ?? []));
}

/** Whether it is a secret, or holds one. */
export function isSecret({ secret, secrets = [] }: LoginInput): boolean {
  return secret || secrets.length > 0;
}

/** JSON pointers to the secrets of an input: `""` where it is one. */
export function secretPointers({ secret, secrets = [] }: LoginInput): readonly string[] {
  return secret ? [""] : secrets;
}

/** What a login request gives, by the names of its inputs. */
export function readInputs(
  incoming: Incoming,
  { login, document }: { readonly login: DescribedOperation; readonly document: JsonObject },
  { params, inputs }: { readonly params: Readonly<Record<string, string>>; readonly inputs: readonly LoginInput[] },
): ReadonlyMap<string, unknown> {
  const body = bodyValue(incoming, login.body, document);
  const basic = basicOf(incoming);
  const read = ({ in: where, wire, prefix = "" }: LoginInput): unknown => {
    if (where === "body") return own(body, wire);
    if (where === "basic") return basic?.[wire === "username" ? 0 : 1];
    if (where === "path") return params[wire] === undefined ? undefined : decodeURIComponent(params[wire]);
    const text = textAt(incoming, where, wire);
    return text === undefined || !text.toLowerCase().startsWith(prefix.toLowerCase()) ? undefined : text.slice(prefix.length);
  };
  return new Map(inputs.map((input) => [input.name, read(input)] as const).filter(([, value]) => value !== undefined && value !== ""));
}

/** The name and the password of HTTP Basic. */
function basicOf(incoming: Incoming): readonly [name: string, password: string] | undefined {
  const [, encoded] = /^basic +(\S+)$/i.exec(textAt(incoming, "header", "authorization") ?? "") ?? [];
  const [, name, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? "", "base64").toString("utf8")) ?? [];
  return name === undefined || password === undefined ? undefined : [name, password];
}

/** Whether what a login gives is what an account has. In a form all is text; a member that only the request has does not matter. */
export function isSame(given: unknown, known: unknown): boolean {
  if (typeof known !== "object" || known === null) return asText(given) === asText(known);
  if (typeof given !== "object" || given === null) return false;
  return Object.keys(known).every((key) => isSame(own(given, key), own(known, key)));
}

/** A pointer to each text in a value. */
export function textPointers(value: unknown, start = ""): string[] {
  if (typeof value === "string") return [start];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    textPointers(member, `${start}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
}
