import { afterAll, expect, test } from "vitest";
import { operationsOf, receiver } from "../support/wire-client.ts";

// The style examples of the OpenAPI specification (3.1.1, 4.8.12.6), and what it says of the values.
const values = { empty: "", primitive: "blue", list: ["blue", "black", "brown"], object: { R: 100, G: 200, B: 150 } };
const schemas: Record<keyof typeof values, object> = {
  empty: { type: "string" },
  primitive: { type: "string" },
  list: { type: "array", items: { type: "string" } },
  object: { type: "object", properties: { R: { type: "integer" }, G: { type: "integer" }, B: { type: "integer" } } },
};
type Row = [
  where: "path" | "query" | "header" | "cookie",
  style: string,
  explode: boolean,
  empty: string | null,
  primitive: string,
  list: string,
  object: string,
];

const rows: Row[] = [
  ["path", "matrix", false, ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"],
  ["path", "matrix", true, ";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"],
  ["path", "label", false, null, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
  ["path", "label", true, null, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
  ["path", "simple", false, null, "blue", "blue,black,brown", "R,100,G,200,B,150"],
  ["path", "simple", true, null, "blue", "blue,black,brown", "R=100,G=200,B=150"],
  ["query", "form", false, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"],
  ["query", "form", true, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
  ["query", "spaceDelimited", false, "color=", "color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"],
  ["query", "pipeDelimited", false, "color=", "color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"],
  [
    "query",
    "deepObject",
    true,
    "color=",
    "color=blue",
    "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown",
    "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
  ],
  ["header", "simple", false, "", "blue", "blue,black,brown", "R,100,G,200,B,150"],
  ["header", "simple", true, "", "blue", "blue,black,brown", "R=100,G=200,B=150"],
  ["cookie", "form", false, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"],
  ["cookie", "form", true, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
];
const kinds = ["empty", "primitive", "list", "object"] as const;
const pathOf = ([where, style, explode]: Row, kind: string) => `/${where}-${style}-${explode}-${kind}${where === "path" ? "/{color}" : ""}`;

const paths = Object.fromEntries(
  rows.flatMap((row) =>
    kinds.map((kind) => {
      const [where, style, explode] = row;
      const parameter = { name: "color", in: where, style, explode, required: where === "path", schema: schemas[kind] };
      const operationId = `${where}${style}${explode}${kind}`;
      return [pathOf(row, kind), { get: { operationId, parameters: [parameter], responses: { 204: { description: "OK" } } } }];
    }),
  ),
);
const operations = await operationsOf(paths);
const server = await receiver();
afterAll(server.close);

const cases = rows.flatMap((row) =>
  kinds.map((kind, index) => [row[0], row[1], row[2], kind, row[index + 3] as string | null, pathOf(row, kind)] as const),
);

test.each(cases)("F71: %s, style %s, explode %s, %s: %s", async (where, _style, _explode, kind, want, path) => {
  server.seen.length = 0;
  const call = server.client(operations).GET(path, { params: { [where]: { color: values[kind] } } });
  if (want === null) return await expect(call).rejects.toThrow("was not sent: the path parameter color must not be empty");
  expect((await call).status).toBe(204);
  const [received] = server.seen;
  const [sent = "", query = ""] = (received?.url ?? "").split("?");
  const found = { path: sent.replace(/.*\//, ""), query, header: received?.headers["color"], cookie: received?.headers.cookie };
  expect(found[where]).toBe(want);
});
