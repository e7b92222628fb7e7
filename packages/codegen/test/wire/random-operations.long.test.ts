import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { expanded, type Value } from "../support/rfc6570.ts";
import { operationsOf, receiver } from "../support/wire-client.ts";

const styles = [
  ...["simple", "label", "matrix"].map((style) => ["path", style] as const),
  ...["form", "spaceDelimited", "pipeDelimited", "deepObject"].map((style) => ["query", style] as const),
  ["header", "simple"],
  ["cookie", "form"],
] as const;
const operators = { simple: "", label: ".", matrix: ";", form: "?" } as const;

const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 });
const name = fc
  .stringMatching(/^[a-z][a-z0-9_-]{0,6}$/)
  .filter(
    (text) =>
      !["key", "cookie", "host", "te", "date", "via", "expect", "connection", "upgrade", "trailer", "origin", "accept"].includes(text),
  );
const values: Record<string, fc.Arbitrary<Value>> = {
  string: word,
  integer: fc.integer(),
  boolean: fc.boolean(),
  array: fc.array(word, { minLength: 1, maxLength: 4 }),
  object: fc.dictionary(name, word, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
};
const operation = fc
  .tuple(fc.constantFrom(...styles), fc.boolean(), fc.constantFrom(...Object.keys(values)), name)
  .chain(([[where, style], explode, type, key]) =>
    fc.record({
      where: fc.constant(where),
      style: fc.constant(style),
      // Beyond the standard: an object in a delimited style that is exploded, and a deep object that is not.
      explode: fc.constant(style === "deepObject" || (/Delimited/.test(style) ? false : explode)),
      type: fc.constant(type),
      name: fc.constant(key),
      value: values[type] as fc.Arbitrary<Value>,
    }),
  );
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** What a server reads: the text of the place, decoded where the standard leaves the choice of encoded characters. */
function wanted({ where, style, explode, type, name: key, value }: Operation): string {
  if (where === "header") {
    const pairs = typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];
    return pairs.length > 0 ? pairs.map(([k, v]) => (explode ? `${k}=${v}` : `${k},${v}`)).join(",") : String(value);
  }
  if (style in operators) return expanded(operators[style as keyof typeof operators], key, value, explode);
  const encode = encodeURIComponent;
  if (typeof value !== "object") return `${key}=${encode(String(value))}`;
  if (style === "deepObject") {
    const pairs = Array.isArray(value) ? value.map((item: string) => ["", item]) : Object.entries(value);
    return pairs.map(([k, v]) => `${encode(`${key}[${k}]`)}=${encode(String(v))}`).join("&");
  }
  const flat = (Array.isArray(value) ? (value as string[]) : Object.entries(value as Record<string, string>).flat()).map(encode);
  return type === "" ? "" : `${key}=${flat.join(style === "spaceDelimited" ? "%20" : "%7C")}`;
}

/** Percent-encoding that makes no difference, undone: RFC 3986, 6.2.2. */
const normal = (text: string) => text.replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const count = 1000;
const all = fc.sample(operation, { numRuns: count, seed: 71 }).filter(
  ({ where, value }) =>
    where !== "header" ||
    /^[\u0021-\u007e,]+$/.test(
      Object.values({ value })
        .flat()
        .map((v) => (typeof v === "object" ? Object.values(v).join("") : String(v)))
        .join(""),
    ),
);
const server = await receiver();
afterAll(server.close);

test("F71: 1,000 random operations are sent as the standard says", async () => {
  const paths = all.map(({ where, style, explode, type, name: key }, index) => {
    const schema = {
      type,
      ...(type === "array" && { items: { type: "string" } }),
      ...(type === "object" && { additionalProperties: { type: "string" } }),
    };
    const parameters = [{ name: key, in: where, style, explode, required: where === "path", schema }];
    return [
      `/o${index}${where === "path" ? `/x{${key}}` : ""}`,
      { get: { operationId: `o${index}`, parameters, responses: { 204: { description: "OK" } } } },
    ] as const;
  });
  const client = server.client(await operationsOf(Object.fromEntries(paths)));
  for (const [index, [path]] of paths.entries()) {
    const given = all[index] as Operation;
    server.seen.length = 0;
    await client.GET(path, { params: { [given.where]: { [given.name]: given.value } } });
    const [received] = server.seen;
    const [sent = "", query = ""] = (received?.url ?? "").split("?");
    const found = {
      path: sent.replace(/.*\/x/, ""),
      query,
      header: String(received?.headers[given.name]),
      cookie: received?.headers.cookie ?? "",
    };
    expect([given, normal(found[given.where])]).toEqual([given, normal(wanted(given))]);
  }
});
