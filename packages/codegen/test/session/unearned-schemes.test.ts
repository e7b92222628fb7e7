import { expect, test } from "vitest";
import { readApi } from "../../src/session/read-api.ts";
import { SpecError } from "../../src/source/spec-error.ts";
import { changed } from "../support/small-spec.ts";

const basic = "    basic: { type: http, scheme: basic }\n";
const scheme = "    token: { type: apiKey, in: header, name: X-Token }\n";
const call = (path: string, security: string) => `  ${path}: { get: { ${security}responses: { "204": { description: Done. } } } }\n`;

/** The error of a description whose calls need something else, and what is read with the overlay that it gives to paste. */
async function mended(...changes: readonly (readonly [from: string, to: string])[]) {
  const input = { text: changed(...changes), file: "small.yaml" };
  const error = await readApi(input).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SpecError)) throw new Error("It was read.");
  const api = await readApi({ ...input, overlays: [{ text: error.mendingOverlay!, file: "mend.overlay.yaml" }] });
  return { message: error.message, session: api.session };
}

test("calls of another login go without the session, all of them by one action", async () => {
  const { message, session } = await mended(
    ["paths:\n", `paths:\n${call("/a", "security: [{ key: [] }], ")}${call("/b", "security: [{ key: [] }, { basic: [] }], ")}`],
    ["paths:\n", `paths:\n${call("/c", "security: [{ key: [] }], ")}`],
    [scheme, `${scheme}${basic}    key: { type: apiKey, in: header, name: X-Key }\n`],
  );
  expect(message).toContain('2 × The operation "getC" needs "key", which no login earns. (first here)');
  expect(message).toContain('The operation "getB" needs "key" or "basic", which no login earns.');
  expect(session.open?.map(({ path }) => path).toSorted()).toEqual(["/a", "/b", "/c", "/login"]);
});

test("and the login keeps what it takes", async () => {
  const { session } = await mended(
    ["paths:\n", `paths:\n${call("/a", "security: [{ basic: [] }], ")}`],
    [
      "security: []\n      parameters: [{ name: key, in: header, required: true, schema: { type: string, format: password } }]",
      "security: [{ basic: [] }]",
    ],
    [scheme, scheme + basic],
  );
  expect(session.login.input.map(({ name }) => name)).toEqual(["username", "password"]);
});

test("a scheme of the same header carries the same value", async () => {
  const { session } = await mended(
    ["paths:\n", `paths:\n${call("/a", "security: [{ admin: [] }], ")}`],
    [scheme, `${scheme}    admin: { type: apiKey, in: header, name: X-Token }\n`],
  );
  expect(session.credentials.map(({ name, from }) => [name, from])).toEqual([
    ["token", { in: "header", name: "X-Token" }],
    ["admin", { in: "header", name: "X-Token" }],
  ]);
});

test("a scheme for the whole description makes room for the session", async () => {
  const { session } = await mended(
    ["paths:\n", `security: [{ oauth: [] }]\npaths:\n${call("/a", "")}`],
    [scheme, `${scheme}    oauth: { type: oauth2, flows: {} }\n`],
  );
  expect(session.open).toEqual([{ method: "POST", path: "/login" }]);
});
