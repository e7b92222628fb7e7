import { expect, test } from "vitest";
import { run, temporaryFolder } from "../support/run.ts";

/** A release of an API that has its version in each path, as a vendor publishes one. */
interface Release {
  readonly version: string;
  /** The members of `File`, which is put together of two parts. */
  readonly file: string;
  readonly newFile?: string;
  readonly created?: string;
  readonly extension?: string;
}

function description({ version, file, newFile = "", created = "File", extension = "" }: Release): string {
  const answer = (schema: string) =>
    `"200": { description: Done., content: { application/json: { schema: { $ref: "#/components/schemas/${schema}" } } } }`;
  const path = (name: string, parameters = "") =>
    `  /api/${version}/${name}: { get: { ${extension}${parameters}security: [{ token: [] }], responses: { ${answer("File")} } } }\n`;
  const byId = "parameters: [{ name: id, in: path, required: true, schema: { type: string } }], ";
  return `openapi: 3.0.3
info: { title: Acme, version: "${version}" }
servers: [{ url: https://acme.example }]
paths:
  /api/login:
    post:
      security: []
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [key], properties: { key: { type: string, format: password } } } } } }
      responses: { "200": { description: Open., headers: { x-auth-token: { schema: { type: string } } } } }
${path("disks")}${path("files/{id}", byId)}${path("shares")}  /api/${version}/files:
    post:
      ${extension.replace(", ", "\n      ")}security: [{ token: [] }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/${created}" } } } }
      responses: { ${answer("File")} }
components:
  securitySchemes: { token: { type: apiKey, in: header, name: x-auth-token } }
  schemas:
    Named: { type: object, properties: { name: { type: string } } }
    Sized: { type: object, properties: { size: { type: integer } } }
    File: ${file}
${newFile}`;
}

const overlay = `overlay: 1.1.0
info: { title: The session, version: "1" }
actions:
  - { target: "$", update: { x-session: { login: logIn, credentials: { token: $response.header.x-auth-token } } } }
  - { target: "$.paths['/api/login'].post", update: { operationId: logIn } }
`;

const before = description({
  version: "1.0",
  file: '{ allOf: [{ $ref: "#/components/schemas/Named" }, { type: object, properties: { path: { type: string }, owner: { type: string } } }] }',
});

async function diff(after: string): Promise<string[]> {
  using folder = temporaryFolder();
  const [a, b, c] = ["acme-1.0.yaml", "acme-1.1.yaml", "acme.overlay.yaml"].map((name) => folder.at(name));
  folder.write("acme-1.0.yaml", before);
  folder.write("acme-1.1.yaml", after);
  folder.write("acme.overlay.yaml", overlay);
  const { code, out, err } = await run("diff", a!, b!, "--overlay", c!);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out
    .trim()
    .split("\n")
    .map((line) => line.slice(line.indexOf(": ") + 2));
}

const move =
  "breaking: `/api/1.0/disks` and 3 more paths: `/api/1.0` at their beginning is `/api/1.1` now. Call `/api/1.1/disks`, and the others in the same way.";

test("a release that says the same under another version is one line", async () => {
  const lines = await diff(before.replaceAll("/api/1.0/", "/api/1.1/").replace('version: "1.0"', 'version: "1.1"'));
  expect(lines).toEqual([move, "invisible: `info`: its documentation is different."]);
});

test("behind the new version, what is gone, new and moved from part to part is told of the operations as they are called now", async () => {
  const lines = await diff(
    description({
      version: "1.1",
      // `path` has gone to another part, `owner` is gone, and a part came between.
      file: '{ allOf: [{ $ref: "#/components/schemas/Named" }, { $ref: "#/components/schemas/Sized" }, { type: object, properties: { path: { type: string } } }] }',
    }),
  );
  const breaking = lines.filter((line) => line.startsWith("breaking"));
  expect(breaking[0]).toBe(move);
  expect(breaking.slice(1)).toEqual([expect.stringMatching(/\/api\/1\.1\/disks`.*`File\.owner` is gone/)]);
  expect(lines.filter((line) => line.includes("`File.path`") && !line.startsWith("invisible"))).toEqual([]);
});

test("a body that is of another schema now is told of that body, not of the schema that others have", async () => {
  const lines = await diff(
    description({
      version: "1.1",
      file: '{ allOf: [{ $ref: "#/components/schemas/Named" }, { type: object, properties: { path: { type: string }, owner: { type: string } } }] }',
      newFile: "    NewFile: { type: object, properties: { name: { type: string }, path: { type: string } } }\n",
      created: "NewFile",
    }),
  );
  const others = lines.filter((line) => line.startsWith("breaking") && line !== move);
  expect(others.length).toBeGreaterThan(0);
  for (const line of others) expect(line).toMatch(/^breaking: `POST \/api\/1\.1\/files`/);
});

test("extensions that a publisher adds everywhere are one line, and none that code sees", async () => {
  const same = before.replaceAll("/api/1.0/", "/api/1.1/");
  const lines = await diff(same.replaceAll("{ get: {", "{ x-owner: team, get: { x-badges: [new],"));
  expect(lines).toEqual([move, "invisible: Extensions: 6 are different: `x-badges`, `x-owner`."]);
});
