import ts from "typescript";
import { describe, expect, test } from "vitest";
import { generate, SpecError } from "../../src/index.ts";
import { formatPointer } from "../../src/source/json.ts";
import { changed } from "../support/small-spec.ts";

/** What tries to end the string, comment, template, table, fence or page that it lands in. */
const payloads = [
  '"; process.exit(9); //',
  "'; process.exit(9); //",
  "*/ process.exit(9); /*",
  "`${process.exit(9)}`",
  "${process.exit(9)}",
  "\\u0022; process.exit(9); //",
  "\\",
  "a\n*/\nprocess.exit(9)\n/*",
  "a\u2028process.exit(9)//",
  "}; process.exit(9); export const x = {",
  "never; }; process.exit(9); interface y { z:",
  "</script><script>process.exit(9)</script>",
  "<img src=x onerror=process.exit(9)>",
  "--> <b>out</b> <!--",
  "![x](http://127.0.0.1:9/pixel.png)",
  "[x](javascript:process.exit(9))",
  "\n```ts\nprocess.exit(9)\n```\n",
  "\n~~~\nnever closed",
  "| a | b |\n|---|---|",
  "{{ constructor.constructor('process.exit(9)')() }}",
  "../../../../tmp/escaped",
  "__proto__",
];

/** All texts of a spec at once: words for people, and values. */
function everyText(text: string): string {
  return changed(
    ["title: Small", `title: ${text}, description: ${text}`],
    ["      operationId: login\n", `      operationId: login\n      summary: ${text}\n      description: ${text}\n`],
    ["in: header, required", `in: header, description: ${text}, required`],
    ["description: Open.", `description: ${text}`],
    ["      type: object\n", `      type: object\n      title: ${text}\n      description: ${text}\n`],
    [
      "{ id: { type: string }",
      `{ other: { const: ${text}, example: ${text} }, id: { type: string, enum: [${text}], default: ${text}, pattern: ${text}, format: ${text}, examples: [${text}] }`,
    ],
  );
}

/** Where a spec holds names of its author's choice. */
const names: readonly (readonly [name: string, (text: string) => string])[] = [
  ["an operationId", (text) => changed(["operationId: logout", `operationId: ${text}`], ["  logout: logout", `  logout: ${text}`])],
  ["a tag", (text) => changed(["      operationId: login\n", `      operationId: login\n      tags: [${text}]\n`])],
  ["a path", (text) => changed(["  /logout:\n", `  ${quoted("/logout", text)}:\n`])],
  ["a server", (text) => changed(['"https://small.example"', quoted("https://small.example/", text)])],
  ["a parameter", (text) => changed(["name: key, in: header", `name: ${text}, in: query`])],
  ["an answer's header", (text) => changed(["            Set-Cookie: {", `            ${text}: {`])],
  ["an answer's media type", (text) => changed(["            application/json: {", `            ${text}: {`])],
  ["a schema", (text) => changed(['/Answer"', `/${pointer(text)}"`], ["    Answer:\n", `    ${text}:\n`])],
  ["a property", (text) => changed(["{ id: {", `{ ${text}: {`])],
  [
    "a security scheme",
    (text) =>
      changed(["    token: $response", `    ${text}: $response`], ["[{ token: []", `[{ ${text}: []`], ["    token: {", `    ${text}: {`]),
  ],
  ["the wire name of a credential", (text) => changed(["in: header, name: X-Token", `in: query, name: ${text}`])],
  [
    "the source of a credential",
    (text) => changed(["$response.header.X-Token", quoted("$response.header.", text)], ["            X-Token:", `            ${text}:`]),
  ],
];

/** Double-quoted YAML holds any text. */
function quoted(before: string, yaml: string): string {
  return JSON.stringify(before + (JSON.parse(yaml) as string));
}

function pointer(yaml: string): string {
  return encodeURIComponent(formatPointer([JSON.parse(yaml) as string]).slice(1));
}

/** What a page would do beyond showing text: tags, images, links out of it, blocks of code that tests would run. */
function actsOnPage(page: string): string[] {
  const text = page
    .replace(/^<!-- .* -->$/m, "")
    .replace(/^( *)(```|~~~)[^]*?^\1\2$/gm, "")
    .replace(/(`+)(?:(?!\1).)*\1(?!`)/g, "");
  return text.match(/(?<!\\)<(?!br>)[a-z!/]|(?<!\\)!\[|(?<!\\)\]\(javascript:|^ *```ts$/gim) ?? [];
}

function actsInSource(name: string, source: string): string[] {
  const found = (ts.transpileModule(source, { reportDiagnostics: true }).diagnostics ?? []).map(
    ({ messageText }) => `${name}: ${String(messageText)}`,
  );
  const visit = (node: ts.Node): void => {
    const isCode = ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTemplateExpression(node) || ts.isSpreadAssignment(node);
    const isFunction = ts.isFunctionLike(node) && !ts.isIndexSignatureDeclaration(node);
    const isStray = ts.isExpressionStatement(node) || ts.isTaggedTemplateExpression(node) || ts.isPropertyAccessExpression(node);
    if (isCode || isFunction || isStray) found.push(`${name}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true));
  return found;
}

/** What of the files made from a spec is more than data and text. Empty, too, when the spec was refused in our words, with its line. */
async function harmOf(spec: string): Promise<readonly string[]> {
  let files: Map<string, string>;
  try {
    files = await generate(spec, "small.yaml", { docs: "all" });
  } catch (error) {
    return error instanceof SpecError && /^small\.yaml:\d+:\d+: /.test(error.message) ? [] : [`not a SpecError: ${String(error)}`];
  }
  const outside = [...files.keys()].filter((name) => !/^(src\/generated|docs)\/[\p{L}\p{N}._-]+\.(ts|md)$/u.test(name));
  const inside = [...files].flatMap(([name, content]) =>
    name.endsWith(".ts") ? actsInSource(name, content) : actsOnPage(withoutOwnExamples(content)).map((found) => `${name}: ${found}`),
  );
  return [...outside, ...inside];
}

describe("F40: text that tries to become code stays data", () => {
  test.each(payloads.map((payload) => JSON.stringify(payload)))("%s, in every text of a spec", async (payload) => {
    expect(await harmOf(everyText(payload))).toEqual([]);
    // No text is a reason to refuse a spec: what was looked at above was made.
    await expect(generate(everyText(payload), "small.yaml", { docs: "all" })).resolves.toBeInstanceOf(Map);
  });
});

describe("a name that tries to become code stays data, or is refused with its line", () => {
  test.each(names)("F40: %s that tries to become code stays data, or is refused", async (_name, place) => {
    for (const payload of payloads.filter((_text, index) => index % 2 === 0 || index > 19)) {
      expect({ payload, harm: await harmOf(place(JSON.stringify(payload))) }).toEqual({ payload, harm: [] });
    }
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

/** The examples that the generator writes itself stand under their own heading. */
function withoutOwnExamples(page: string): string {
  return page.replace(/^### Example\n\n```ts\n[^]*?^```$/gm, "").replace(/^```ts\nimport [^]*?^```$/gm, "");
}
