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
    const simple = operations.filter(
      ({ method, path, parameters }) =>
        method === "GET" && !/log(in|out)|kill|init/i.test(path) && parameters.every(({ required }) => !required),
    );
    const chosen = simple.filter((_, index) => index % Math.max(1, Math.floor(simple.length / most)) === 0).slice(0, most);
    const wrong: string[] = [];
    let judged = 0;
    for (const { path } of chosen) {
      const answers = [await client.send({ method: "GET", path }), await client.send({ method: "GET", path })];
      const [{ status, headers, body, text }] = answers as [(typeof answers)[0]];
      expect(answers[1]!.text).toBe(text);
      const escaped = path.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25").replaceAll("{", "%7B").replaceAll("}", "%7D");
      const found = resolve(document, ["paths", path, "get", "responses", String(status)]);
      const [type] = Object.keys(found?.content ?? {});
      if (status >= 400) wrong.push(`${path}: ${status} ${text.slice(0, 200)}`);
      if (type === undefined || !/json/.test(type)) continue;
      expect(headers.get("content-type")).toBe(type);
      const pointer = found?.at ?? `/paths/${escaped}/get/responses/${status}`;
      const problem = judge(`${pointer}/content/${type.replaceAll("/", "~1")}/schema`, body);
      if (problem !== undefined) wrong.push(`${path}: ${problem}`);
      judged += 1;
    }
    expect(wrong).toEqual([]);
    if (simple.length >= most) expect(judged).toBeGreaterThan(most / 2);
  }, 120_000);
});

/** What stands at a path, and where it does when a reference led there. */
function resolve(document: object, path: readonly string[]): { readonly content?: object; readonly at?: string } | undefined {
  const value = path.reduce<Known>((here, key) => here?.[key], document);
  const reference: string | undefined = value?.["$ref"];
  if (reference === undefined) return value;
  return { ...resolve(document, reference.slice(2).split("/")), at: reference.slice(1) };
}
