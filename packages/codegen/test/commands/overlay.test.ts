import { expect, test } from "vitest";
import { run, temporaryFolder } from "../support/run.ts";

/** A description that says nothing of a session. */
const description = `openapi: 3.0.3
info: { title: Acme, version: "1" }
paths:
  /users/login-history: { get: { operationId: history, responses: { "200": { description: OK } } } }
  /auth:
    post:
      summary: Sign in
      requestBody:
        content:
          application/json:
            schema: { type: object, required: [user, password], properties: { user: { type: string }, password: { type: string } } }
      responses:
        "200":
          description: OK
          content:
            application/json:
              schema: { type: object, properties: { data: { type: object, properties: { session_id: { type: string }, name: { type: string } } } } }
    delete: { responses: { "204": { description: Over. } } }
components:
  securitySchemes: { sid: { type: apiKey, in: header, name: X-Acme-Session } }
`;

test("prints a first overlay, with which a client can be generated", async () => {
  using folder = temporaryFolder();
  folder.write("acme.yaml", description);
  const { code, out, err } = await run("overlay", folder.at("acme.yaml"));
  expect(code).toBe(0);
  expect(out).toBe(`# Read each line before you use it: it was found by names, and names can mislead.
overlay: 1.1.0
info: { title: "Acme: how its session opens and closes", version: "1" }
actions:
  - target: $
    update:
      security: [{ sid: [] }]  # likely: what calls need
      x-session:
        login: postAuth  # sure: POST /auth, by its path, its summary, a secret that it takes, what it answers
        logout: deleteAuth  # likely: DELETE /auth, by the login's own path
        credentials:
          sid: $response.body#/data/session_id  # likely: the value of its answer that looks like a token, and a scheme of that name
  - target: $.paths['/auth'].post.requestBody.content['application/json'].schema.properties.password
    update: { format: password }  # a secret
  - target: $.paths['/auth'].post.responses['200'].content['application/json'].schema.properties.data.properties.session_id
    update: { format: password }  # a secret
`);
  expect(err).toBe("With this overlay, a client can be generated: read it, and give its file with --overlay.\n");

  folder.write("acme.overlay.yaml", out);
  const generated = await run(
    "generate",
    "--spec",
    folder.at("acme.yaml"),
    "--overlay",
    folder.at("acme.overlay.yaml"),
    "--out",
    folder.at("acme"),
  );
  expect(generated).toMatchObject({ code: 0, out: "1 spec, 4 files: 4 written, 0 removed\n" });
});

test("says what it did not find", async () => {
  using folder = temporaryFolder();
  folder.write("acme.yaml", 'openapi: 3.0.3\ninfo: { title: Acme, version: "1" }\npaths: {}\n');
  const { code, out, err } = await run("overlay", folder.at("acme.yaml"));
  expect(code).toBe(0);
  expect(out).toContain("login: …  # none was found");
  expect(err).toMatch(/^With this overlay, this is left to do:\nthe overlay:\d+:\d+: /);
});

test.each([
  ["of nothing", ["overlay"], "Say which description it is for: overlay SPEC."],
  ["of two", ["overlay", "a", "b"], '"b" was not expected after overlay a.'],
  ["with an option", ["overlay", "a", "--strict"], "overlay takes no --strict."],
])("a command line %s is one line", async (_name, args, want) => {
  expect(await run(...args)).toEqual({ code: 2, out: "", err: `vendor-codegen: ${want} See vendor-codegen --help.\n` });
});
