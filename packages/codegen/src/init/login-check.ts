import { chooseArguments } from "../reference/call.ts";
import type { Api } from "../session/read-api.ts";
import { object } from "../reference/sample.ts";
import type { Descriptor } from "../session/session-descriptor.ts";
import { memberOf, quote } from "../text/source-text.ts";

/** An object literal: a value for each input that the login needs. */
export function credentialsCode(api: Api): string {
  return object(givenInputs(api));
}

function givenInputs(api: Api): readonly (readonly [name: string, code: string])[] {
  const environment = { need: (name: string) => quote(`synthetic-${name}`), lines: () => "" };
  const { parameters, body } = chooseArguments(api, api.facts.login, environment);
  return [...parameters.map(({ parameter, code }) => [parameter.codeName, code] as const), ...(body?.members ?? [])];
}

/** The inputs that the stand-in checks: the secrets that it is given. */
export function checkedInputs(api: Api): Descriptor["login"]["input"] {
  const given = new Set(givenInputs(api).map(([name]) => name));
  return api.session.login.input.filter(({ name, secret, in: where }) => secret && given.has(name) && where !== "path");
}

/** An expression: whether a login's request holds these credentials. */
export function knownTest(api: Api): string {
  const isJson = /json/i.test(api.session.login.contentType ?? "");
  const tests = checkedInputs(api).map(({ name, wire, in: where }) => {
    const sent = {
      header: `request.headers[${quote(wire.toLowerCase())}]`,
      query: `new URL(request.url ?? "/", "http://localhost").searchParams.get(${quote(wire)})`,
      cookie: `new URLSearchParams((request.headers.cookie ?? "").replaceAll("; ", "&")).get(${quote(wire)})`,
      body: isJson ? `(JSON.parse(body) as Record<string, unknown>)[${quote(wire)}]` : `new URLSearchParams(body).get(${quote(wire)})`,
      path: "",
    }[where];
    return `${sent} === ${memberOf("credentials", name)}`;
  });
  return tests.join(" && ") || 'body.length + (request.url ?? "").length > 0';
}
