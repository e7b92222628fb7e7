import { readDescription } from "@vendor-auth/codegen/description";
import { describe, expect, onTestFinished, test } from "vitest";
import { createJudge } from "../support/spec/judge.ts";
import { openPlain, startPlain } from "../support/spec/plain-session.ts";
import { examples } from "../support/spec/examples.ts";
import type { Known } from "../support/spec/plain-vendor.ts";
import { arePublishedThere, publishedVendors } from "../support/spec/published.ts";

const vendors = arePublishedThere ? [...examples, ...publishedVendors] : examples;
const most = 20;

describe.each(vendors)("$name", (vendor) => {
  test(`answers ${most} of its operations as its description says, the same each time`, async () => {
    const emulator = await startPlain(vendor);
    onTestFinished(() => emulator.close());
    const client = await openPlain(vendor, emulator);
    await client.logIn();
    const { document, operations } = await readDescription({ spec: vendor.spec, overlays: vendor.overlays });
    const judge = createJudge(document);
    const callable = operations.flatMap(({ method, path, parameters, body }) => {
      const isOfSession = /log(in|out)|kill|init|tokens|session|auth$/i.test(path);
      const filled = isOfSession || body?.["required"] === true ? undefined : withParameters(document, path, parameters);
      return filled === undefined ? [] : [{ method, path, filled }];
    });
    // From all of the description, not its first pages alone.
    const step = Math.max(1, Math.floor(callable.length / most / 2));
    const chosen = Array.from({ length: step }, (_, from) => callable.filter((_each, index) => index % step === from)).flat();
    const wrong: string[] = [];
    let judged = 0;
    for (const { method, path, filled } of chosen) {
      if (judged === most) break;
      const answers = [await client.send({ method, path: filled }), await client.send({ method, path: filled })];
      const [{ status, headers, body, text }] = answers as [(typeof answers)[0]];
      expect(answers[1]!.text).toBe(text);
      const found = resolve(document, ["paths", path, method.toLowerCase(), "responses", String(status)]);
      const [type] = Object.keys(found?.content ?? {});
      if (status >= 400) wrong.push(`${method} ${filled}: ${status} ${text.slice(0, 200)}`);
      if (type === undefined || !/json/.test(type)) continue;
      expect(headers.get("content-type")).toBe(type);
      const escaped = path.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25").replaceAll("{", "%7B").replaceAll("}", "%7D");
      const pointer = found?.at ?? `/paths/${escaped}/${method.toLowerCase()}/responses/${status}`;
      const problem = judge(`${pointer}/content/${type.replaceAll("/", "~1")}/schema`, body);
      if (problem !== undefined) wrong.push(`${method} ${filled}: ${problem}`);
      judged += 1;
    }
    expect(wrong).toEqual([]);
    if (publishedVendors.includes(vendor)) expect(judged).toBe(most);
  }, 120_000);
});

/** The path with what must be in it: the first value that a parameter's schema names, else one of its type; undefined for others. */
function withParameters(document: object, path: string, parameters: readonly Known[]): string | undefined {
  let filled = path;
  const query = new URLSearchParams();
  for (const { name, in: where, required, parameter } of parameters) {
    if (required !== true) continue;
    const reference: string | undefined = parameter.schema?.$ref;
    const own: Known = (reference === undefined ? parameter.schema : resolve(document, reference.slice(2).split("/"))) ?? {};
    const value =
      parameter.example ?? own.example ?? own.enum?.[0] ?? { integer: 1, number: 1, boolean: true, string: "some" }[own.type as string];
    if (value === undefined || typeof value === "object" || !/path|query/.test(where) || own.pattern || own.format) return undefined;
    if (where === "path") filled = filled.replace(`{${name}}`, encodeURIComponent(String(value)));
    else query.set(name, String(value));
  }
  return /[{#]/.test(filled) ? undefined : filled + (query.size > 0 ? `?${query.toString()}` : "");
}

/** What stands at a path, and where it does when a reference led there. */
function resolve(document: object, path: readonly string[]): { readonly content?: object; readonly at?: string } | undefined {
  const value = path.reduce<Known>((here, key) => here?.[key], document);
  const reference: string | undefined = value?.["$ref"];
  if (reference === undefined) return value;
  return { ...resolve(document, reference.slice(2).split("/")), at: reference.slice(1) };
}
