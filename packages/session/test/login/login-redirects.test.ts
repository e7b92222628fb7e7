import { describe, expect, it } from "vitest";
import type { SessionError } from "../../src/index.ts";
import { cloudendureWith, outcomes, projects, rejection, startSink, together } from "../support/with-emulator.ts";

const portOf = (origin: string) => new URL(origin).port;

describe("F8: CloudEndure's 307 on login", () => {
  it("F8: followed once; its base is the session's, for later calls and the logout", async () => {
    const { emulator, client, events } = await cloudendureWith({ redirectLogin: "v5" });
    expect(outcomes(await together(20, () => client.fetch(projects)))).toEqual({ 200: 20 });
    expect((await client.login()).baseUrl).toBe(`${emulator.origin}/api/v5`);
    expect(await client.logout()).toBe("closed");
    const paths = emulator.requests.map(({ method, path, status }) => `${method} ${path} ${status}`);
    expect([...new Set(paths)]).toEqual([
      "POST /api/latest/login 307",
      "POST /api/v5/login 200",
      "GET /api/v5/projects 200",
      "POST /api/v5/logout 204",
    ]);
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1 });
    expect(events.map(({ type, baseUrl }) => `${type} ${baseUrl.slice(emulator.origin.length)}`)).toEqual([
      "redirected /api/v5",
      "login /api/v5",
      "closed /api/v5",
    ]);
  });

  it("F8: no second login when the redirect's answer holds the session already", async () => {
    const { emulator, client } = await cloudendureWith({ redirectLogin: "v5", redirectOpensSession: true });
    expect((await client.fetch(projects)).status).toBe(200);
    expect(emulator.counters).toMatchObject({ logins: 1, byOperation: { login: 1, listProjects: 1 } });
    expect(emulator.requests.at(-1)?.path).toBe("/api/v5/projects");
  });

  it("F8: a Location with the whole URL of the same origin", async () => {
    const { emulator, client } = await cloudendureWith();
    emulator.set({ redirectLogin: `${emulator.origin}/api/v4/login` });
    expect((await client.fetch(projects)).status).toBe(200);
    expect(emulator.requests.at(-1)?.path).toBe("/api/v4/projects");
  });

  it("F8: a renewal follows it anew", async () => {
    const { emulator, client } = await cloudendureWith({ redirectLogin: "v5" });
    await client.fetch(projects);
    emulator.expire();
    emulator.set({ redirectLogin: "v3" });
    expect((await client.fetch(projects)).status).toBe(200);
    expect((await client.login()).baseUrl).toBe(`${emulator.origin}/api/v3`);
    expect(emulator.counters.logins).toBe(2);
  });
});

describe("F9: redirects of a login that must not be followed", () => {
  const cases: [string, { given: (sink: string, own: string) => string; want: RegExp }][] = [
    ["another origin", { given: (sink) => `${sink}/api/latest/login`, want: /another origin/ }],
    [
      "another port",
      { given: (sink, own) => `http://127.0.0.1:${portOf(sink)}${new URL(own).pathname}/api/v5/login`, want: /another origin/ },
    ],
    ["another name for loopback", { given: (sink) => `http://localhost:${portOf(sink)}/api/v5/login`, want: /another origin/ }],
    ["a scheme-relative target", { given: (sink) => `${sink.replace("http:", "")}/api/v5/login`, want: /another origin/ }],
    ["backslashes", { given: (sink) => sink.replace("http://", "http:\\\\") + "/api/v5/login", want: /another origin/ }],
    ["backslashes without a scheme", { given: (sink) => sink.replace("http://", "\\\\") + "/api/v5/login", want: /another origin/ }],
    ["a user in the target", { given: (_, own) => `${own.replace("://", "://user:pass@")}/api/v5/login`, want: /user or password/ }],
    ["http elsewhere than loopback", { given: () => "http://192.0.2.1/api/v5/login", want: /not https/ }],
    ["another scheme", { given: () => "ftp://127.0.0.1/api/v5/login", want: /not https/ }],
    ["a path that is not a login's", { given: (_, own) => `${own}/elsewhere`, want: /does not end in \/login/ }],
    ["a query", { given: (_, own) => `${own}/api/v5/login?next=1`, want: /does not end in \/login/ }],
    ["no URL", { given: () => "http://[", want: /not a URL/ }],
  ];
  it.each(cases)("F9: %s: a typed error, and zero bytes at the sink", async (_, { given, want }) => {
    const sink = await startSink();
    const { emulator, client } = await cloudendureWith();
    emulator.set({ redirectLogin: given(sink.origin, emulator.origin) });
    const error = (await rejection(client.fetch(projects))) as SessionError;
    expect(error).toMatchObject({ code: "redirect_refused", status: 307, operation: "login" });
    expect(error.message).toMatch(want);
    expect(error.target ?? "none").not.toMatch(/login|user|pass/);
    expect(sink.bytes()).toBe("");
    expect(emulator.counters.byOperation).toEqual({ login: 1 });
  });

  it("F9: no Location", async () => {
    const { emulator, client } = await cloudendureWith({ redirectLogin: "v5" });
    emulator.fault({ match: { operation: "login" }, action: { type: "modify", removeHeaders: ["location"] } });
    await expect(client.fetch(projects)).rejects.toThrow(/the 307 has no Location/);
  });

  it.each([307, 308])("F9: a chain of %is ends at the second", async (redirectStatus) => {
    const { emulator, client } = await cloudendureWith({ redirectLogin: "v5", redirectStatus });
    emulator.fault({
      match: { path: "/api/v5/login" },
      action: { type: "respond", status: redirectStatus, headers: [["location", "/api/v4/login"]] },
    });
    await expect(client.fetch(projects)).rejects.toThrow(/redirected a second time/);
    expect(emulator.requests.map(({ path }) => path)).toEqual(["/api/latest/login", "/api/v5/login"]);
  });

  it("F9: a loop ends at the second", async () => {
    const { emulator, client } = await cloudendureWith();
    emulator.fault({
      match: { operation: "login" },
      action: { type: "respond", status: 307, headers: [["location", "/api/latest/login"]] },
    });
    await expect(client.fetch(projects)).rejects.toMatchObject({ code: "redirect_refused" });
    expect(emulator.counters.byOperation).toEqual({ login: 2 });
  });

  it("F9: allowRedirect admits an origin by name, and the session lives there", async () => {
    const target = await cloudendureWith();
    const { userApiToken } = target.emulator.credentials;
    const { emulator, open } = await cloudendureWith({ credentials: { userApiToken } });
    emulator.set({ redirectLogin: `${target.emulator.origin}/api/v5/login` });
    const client = open({ allowRedirect: [target.emulator.origin], credentials: { userApiToken } });
    expect((await client.fetch(projects)).status).toBe(200);
    expect(await client.logout()).toBe("closed");
    expect(target.emulator.counters).toMatchObject({ logins: 1, logouts: 1 });
    expect(emulator.counters.byOperation).toEqual({ login: 1 });
  });

  it("F9: a session of an admitted origin stays there, also for calls outside the base URL", async () => {
    const target = await cloudendureWith();
    const { userApiToken } = target.emulator.credentials;
    const { emulator, open } = await cloudendureWith({ credentials: { userApiToken } });
    emulator.set({ redirectLogin: `${target.emulator.origin}/api/v5/login` });
    const client = open({ allowRedirect: [target.emulator.origin], credentials: { userApiToken } });
    await client.fetch(`${emulator.origin}/api/latestbeta/projects`);
    await client.fetch(`${emulator.origin}/elsewhere`);
    expect(emulator.counters.byOperation).toEqual({ login: 1 });
    expect(target.emulator.requests.map(({ path }) => path).slice(-2)).toEqual(["/api/latestbeta/projects", "/elsewhere"]);
  });
});

it.each([301, 302, 303])("F10: a %i on login is refused, and nothing is sent to its target", async (redirectStatus) => {
  const sink = await startSink();
  const { emulator, client } = await cloudendureWith({ redirectStatus });
  for (const target of ["/api/v5/login", `${sink.origin}/api/v5/login`]) {
    emulator.set({ redirectLogin: target });
    const error = (await rejection(client.login())) as SessionError;
    expect(error).toMatchObject({ code: "redirect_refused", status: redirectStatus });
    expect(error.message).toContain("only 307 and 308");
  }
  expect(sink.bytes()).toBe("");
  expect(emulator.counters.byOperation).toEqual({ login: 2 });
});
