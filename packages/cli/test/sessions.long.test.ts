import { describe, expect, test } from "vitest";
import { scene } from "./support/run-cli.ts";

describe.each(["flashblade", "cloudendure"] as const)("%s", (vendor) => {
  const path = vendor === "flashblade" ? "2.26/arrays" : "projects";

  test("login, then requests of other processes: one login; logout leaves nothing open", async () => {
    const { emulator, run } = await scene(vendor);
    expect(await run(["login", vendor])).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/^Logged in to /) });
    const calls = await Promise.all([1, 2, 3].map(() => run(["request", vendor, "GET", path])));
    for (const call of calls) expect(call).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/^[[{]/) });
    expect(emulator.counters.logins).toBe(1);
    expect(JSON.parse((await run(["status", "--json"])).stdout)).toMatchObject([{ vendor, account: "default", baseUrl: emulator.baseUrl }]);
    expect(JSON.parse((await run(["logout", "--json"])).stdout)).toMatchObject([{ vendor, outcome: "closed" }]);
    expect(emulator.sessions).toEqual([]);
    expect(JSON.parse((await run(["status", "--json"])).stdout)).toEqual([]);
  });

  test("headers carry the session for another program", async () => {
    const { emulator, run } = await scene(vendor);
    const { stdout, code } = await run(["headers", vendor]);
    const headers = stdout
      .trimEnd()
      .split("\n")
      .map((line): [string, string] => [line.split(": ")[0] ?? "", line.split(": ")[1] ?? ""]);
    expect(code).toBe(0);
    expect((await fetch(`${emulator.baseUrl}/${path}`, { headers })).status).toBe(200);
    expect(emulator.counters).toMatchObject({ logins: 1, refused: 0 });
  });

  test("exec hands a session to a command, keeps its exit code, and closes the session", async () => {
    const { emulator, run, secretName } = await scene(vendor);
    const name = vendor.toUpperCase();
    const script = `const e = process.env;
      const headers = Object.fromEntries(e.${name}_HEADERS.split("\\n").map((line) => line.split(": ")));
      fetch(e.${name}_BASE_URL + "/${path}", { headers }).then(({ status }) => { console.log(status, e.${secretName}); process.exit(7); });`;
    const outcome = await run(["exec", vendor, "--", process.execPath, "-e", script]);
    expect(outcome).toEqual({ code: 7, stdout: "200 undefined\n", stderr: "" });
    expect(emulator.sessions).toEqual([]);
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1, refused: 0 });
  });
});

test("five processes at once make one login", async () => {
  const { emulator, run } = await scene("flashblade");
  const calls = await Promise.all(Array.from({ length: 5 }, () => run(["request", "flashblade", "GET", "2.26/arrays"])));
  expect(calls.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => 0));
  expect(emulator.counters.logins).toBe(1);
}, 60_000);

test("a kept session that lapsed is renewed by the next request", async () => {
  const { emulator, run } = await scene("flashblade");
  await run(["login", "flashblade"]);
  emulator.expire();
  expect(await run(["request", "flashblade", "GET", "2.26/arrays"])).toMatchObject({ code: 0, stderr: "" });
  expect(emulator.counters.logins).toBe(2);
  expect(emulator.sessions).toHaveLength(1);
});

test("login keeps a session that is there; --renew ends it and opens another", async () => {
  const { emulator, run } = await scene("flashblade");
  await run(["login", "flashblade"]);
  expect((await run(["login", "flashblade"])).stdout).toMatch(/^Already logged in/);
  expect(emulator.counters).toMatchObject({ logins: 1, logouts: 0 });
  await run(["login", "flashblade", "--renew"]);
  expect(emulator.counters).toMatchObject({ logins: 2, logouts: 1 });
  expect(emulator.sessions).toHaveLength(1);
});

test("logout --all ends every session, of every vendor and account", async () => {
  const one = await scene("flashblade");
  const other = await scene("cloudendure");
  await one.run(["login", "flashblade", "--account", "a"]);
  await one.run(["login", "flashblade", "--account", "b"]);
  await other.run(["login", "cloudendure"], { env: one.env });
  expect(await one.run(["logout"])).toMatchObject({ code: 2, stderr: expect.stringContaining("3 sessions are kept") });
  expect(JSON.parse((await one.run(["logout", "--all", "--json"])).stdout)).toHaveLength(3);
  expect([...one.emulator.sessions, ...other.emulator.sessions]).toEqual([]);
});

describe("request", () => {
  test("sends -f as JSON, or as a query for GET; -d from stdin as it is; reports a status of 400 and above", async () => {
    const { emulator, run } = await scene("flashblade");
    emulator.fault({ match: { path: "*/file-systems" }, times: 1, action: { type: "respond", status: 409, body: "taken" } });
    const refused = await run(["request", "flashblade", "POST", "1.12/file-systems", "-f", "name=fs1", "-f", "size=5"]);
    expect(refused).toEqual({ code: 1, stdout: "taken", stderr: "vendor-auth: POST was answered with 409 Conflict\n" });
    const made = await run(["request", "flashblade", "post", "/1.12/file-systems", "-d", "@-"], { input: '{"name":"fs2"}' });
    expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining("fs2") });
    await run(["request", "flashblade", "GET", "2.26/arrays", "-f", "limit=1"]);
    expect(emulator.requests.at(-1)).toMatchObject({ path: "/api/2.26/arrays?limit=1" });
    expect(emulator.counters).toMatchObject({ logins: 1, effects: 1 });
  });

  test("--json tells status and headers, and no header that carries a session", async () => {
    const { run } = await scene("flashblade");
    const { stdout } = await run(["request", "flashblade", "GET", "2.26/arrays", "--json"]);
    const { status, headers, body } = JSON.parse(stdout) as { status: number; headers: object; body: { items: unknown[] } };
    expect(status).toBe(200);
    expect(Object.keys(headers)).toContain("content-type");
    expect(Object.keys(headers)).not.toContain("x-auth-token");
    expect(body.items).toHaveLength(1);
  });

  test("needs no login for an operation that needs none", async () => {
    const { emulator, run } = await scene("flashblade");
    expect(await run(["request", "flashblade", "GET", "api_version"])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("versions"),
    });
    expect(emulator.counters.logins).toBe(0);
  });
});
