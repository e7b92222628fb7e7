import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { createAccount, type Account } from "../../model/account.ts";
import type { SessionDescription } from "../reader/api.ts";
import { asText, valueAt, withValueAt } from "../reader/json.ts";
import type { SchemaSet } from "../schemas/schema-set.ts";
import { isSecret, secretPointers, textPointers, waysOf, type LoginInput } from "./login-inputs.ts";

/** What logs in, by the names of the login's inputs. */
export type SpecCredentials = Readonly<Record<string, unknown>>;

/** Makes accounts: what is given, and the rest at random, in the forms that the description asks for. */
export type AccountMaker = (index: number, given: SpecCredentials) => Account<SpecCredentials>;

export function createAccountMaker({ session, inputSchemas }: SessionDescription, schemas: SchemaSet): AccountMaker {
  const ways = waysOf(session);

  function make(input: LoginInput, index: number): unknown {
    const schema = inputSchemas[input.name];
    const tried = isSecret(input) ? secretTexts() : nameTexts(input.name, index);
    const text = tried.find((value) => schema === undefined || schemas.check(schema, value) === undefined);
    if (text !== undefined || schema === undefined) return text ?? tried[0];
    return withOwnTexts(input, index, schemas.sample(schema, randomInt(2 ** 31))?.value);
  }

  /** A sample is the same each time, which a secret must not be, and its texts may be empty, which says nothing of a user. */
  function withOwnTexts(input: LoginInput, index: number, sample: unknown): unknown {
    const secrets = secretPointers(input);
    const isFitting = (value: unknown): boolean => schemas.check(inputSchemas[input.name], value) === undefined;
    return [...secrets, ...textPointers(sample).filter((pointer) => !secrets.includes(pointer))].reduce((value, pointer) => {
      if (pointer.includes("*") || valueAt(value, pointer) === undefined) return value;
      const texts = secrets.includes(pointer) ? secretTexts() : nameTexts(pointer.split("/").at(-1) || input.name, index);
      return texts.map((text) => withValueAt(value, pointer, text)).find(isFitting) ?? value;
    }, sample);
  }

  return (index, given) => {
    const names = Object.keys(given);
    const chosen = ways.find((inputs) => names.every((name) => inputs.some((input) => input.name === name))) ?? ways[0] ?? [];
    // Where nothing is required and nothing is given, an account has all that the login can take.
    const way = chosen.length === 0 && names.length === 0 ? session.login.input : chosen;
    const values = new Map<string, unknown>(Object.entries(given));
    const valueOf = (input: LoginInput): unknown => {
      const value = values.get(input.name) ?? make(input, index);
      values.set(input.name, value);
      return value;
    };
    const credentialsOf = (inputs: readonly LoginInput[]): SpecCredentials =>
      Object.fromEntries(inputs.map((input) => [input.name, valueOf(input)]));
    const credentials = { ...credentialsOf(way), ...given };
    const others = ways.filter((other) => other !== chosen).map(credentialsOf);
    return { ...createAccount<SpecCredentials>(userOf(way, credentials, index), randomUUID(), credentials), others };
  };
}

/** What people would call the account: the first text that is given for it and is no secret. */
function userOf(way: readonly LoginInput[], credentials: SpecCredentials, index: number): string {
  for (const input of way) {
    const pointers = textPointers(credentials[input.name]).filter((pointer) => !secretPointers(input).includes(pointer));
    const texts = pointers.map((pointer) => asText(valueAt(credentials[input.name], pointer)));
    if (texts[0] !== undefined && texts[0] !== "") return texts[0];
  }
  return `user${index || ""}`;
}

function secretTexts(): string[] {
  return [
    `synthetic-${randomBytes(12).toString("base64url")}`,
    randomUUID(),
    randomBytes(16).toString("hex"),
    randomBytes(6).toString("hex"),
  ];
}

function nameTexts(name: string, index: number): string[] {
  const word = (/user|name|login|account/i.test(name) ? "user" : name.toLowerCase().replaceAll(/[^a-z0-9]/g, "")) || "text";
  return [`${word}${index || ""}`, `${word}${index || ""}@example.com`, randomUUID()];
}
