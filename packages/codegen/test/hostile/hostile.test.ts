import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { generate } from "../../src/index.ts";
import { canaryServer } from "../support/canary-server.ts";
import { changed } from "../support/small-spec.ts";

const text = readFileSync(new URL("../../fixtures/hostile.yaml", import.meta.url), "utf8");

/** What in a generated source is neither a type, an import nor a literal: what could do something. */
function beyondData(name: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (acts(node)) found.push(`${name}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true));
  return found;
}

function acts(node: ts.Node): boolean {
  const isCode = ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTemplateExpression(node) || ts.isSpreadAssignment(node);
  return isCode || (ts.isFunctionLike(node) && !ts.isIndexSignatureDeclaration(node));
}

describe("F40: a hostile spec", () => {
  test("makes sources that parse and hold data alone", async () => {
    const files = await generate(text, "hostile.yaml", { docs: "all" });
    const sources = [...files].filter(([name]) => name.endsWith(".ts"));
    expect(sources).toHaveLength(3);
    expect(sources.flatMap(([, source]) => ts.transpileModule(source, { reportDiagnostics: true }).diagnostics)).toEqual([]);
    expect(sources.flatMap(([name, source]) => beyondData(name, source))).toEqual([]);
  });

  test("adds no example to those of its operations, and hides no page's end", async () => {
    const files = await generate(text, "hostile.yaml", { docs: "all" });
    const pages = [...files].filter(([name]) => name.endsWith(".md"));
    const blocks = pages.flatMap(([, page]) => page.match(/^```ts$/gm) ?? []);
    expect(blocks).toHaveLength(2);
    // Fences come in pairs, and outside of them there is no tag or comment but our own.
    expect(pages.filter(([, page]) => (page.match(/^ *(```|~~~)/gm) ?? []).length % 2 === 1)).toEqual([]);
    const texts = pages.map(([, page]) => page.replace(/^<!-- .* -->$/m, "").replace(/^( *)(```|~~~)[^]*?^\1\2$/gm, ""));
    expect(texts.filter((page) => /(?<!\\)<(?!br>)[a-z!/]/i.test(page))).toEqual([]);
  });

  test("makes files inside src/generated and docs alone", async () => {
    const files = await generate(text, "hostile.yaml", { docs: "all" });
    expect([...files.keys()].filter((name) => !/^(src\/generated|docs)\/[\p{L}\p{N}._-]+\.(ts|md)$/u.test(name))).toEqual([]);
  });

  test("makes examples that parse and ask for secrets only by the environment", async () => {
    const page = (await generate(text, "hostile.yaml", { docs: "all" })).get("docs/UpApi.md") ?? "";
    const [, example = ""] = /^```ts\n([^]*?)^```$/m.exec(page) ?? [];
    expect(ts.transpileModule(example, { reportDiagnostics: true }).diagnostics).toEqual([]);
    expect(example).not.toMatch(/^\s*process\.exit/m);
  });

  test("is refused for the name __proto__", async () => {
    await expect(generate(changed(["X-Token: { schema", "__proto__: { schema"]), "small.yaml")).rejects.toThrow(
      "small.yaml:19:13: The name __proto__ is a member of",
    );
    expect(({} as Record<string, unknown>)["schema"]).toBeUndefined();
  });

  test.each(["hasOwnProperty", "toString", "constructor"])("takes %s as a name like any other", async (name) => {
    const change = ["properties: { id: { type: string }", `properties: { ${name}: { type: integer }`] as const;
    const files = await generate(changed(change), "small.yaml");
    expect(files.get("src/generated/schema.ts")).toContain(`${name}?: number;`);
  });
});

describe("F40: references outside the spec", () => {
  const canary = canaryServer();

  test.each([
    ["a schema", (url: string): [string, string] => ["#/components/schemas/Answer", `${url}/a.yaml`]],
    ["a path item", (url: string): [string, string] => ["paths:\n", `paths:\n  /x: { $ref: "${url}/a.yaml" }\n`]],
    [
      "a discriminator",
      (url: string): [string, string] => [
        "      type: object\n",
        `      type: object\n      discriminator: { propertyName: id, mapping: { a: "${url}/a.yaml" } }\n`,
      ],
    ],
  ])("refuses %s, and asks no host for it", async (_name, change) => {
    await expect(generate(changed(change(canary.origin)), "small.yaml")).rejects.toThrow(/^small\.yaml:\d+:\d+: .*on another host/);
    expect(canary.requests).toBe(0);
  });

  test.each([
    ["an example", (url: string): [string, string] => ["example: sid=1; Path=/ }", `examples: { a: { externalValue: "${url}/a" } } }`]],
    ["an extension", (url: string): [string, string] => ["title: Small", `title: Small, x-logo: { $ref: "${url}/a.yaml" }`]],
  ])("asks no host for %s, of which nothing is made", async (_name, change) => {
    await expect(generate(changed(change(canary.origin)), "small.yaml")).resolves.toHaveProperty("size", 4);
    expect(canary.requests).toBe(0);
  });
});
