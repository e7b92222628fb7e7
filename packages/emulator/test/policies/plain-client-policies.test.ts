import { describe, expect, test } from "vitest";
import { defaultPolicies, type Policies, type VendorName } from "../../src/index.ts";
import { serve, type Server } from "../support/over-http.ts";

/** Policies as JSON has them: null for what is off. */
type Setting = { [Name in keyof AllPolicies]?: AllPolicies[Name] | null };
type AllPolicies = Policies<"cloudendure"> & Policies<"flashblade">;
/** What is set over HTTP, what is done then, and what a client can see of it. */
interface Row {
  readonly vendor?: VendorName;
  readonly set: Setting;
  readonly play: (server: Server) => Promise<unknown>;
  readonly want: unknown;
}

const arrays = "/2.26/arrays";
const minute = 60_000;

async function statuses(...calls: (() => Promise<{ status?: number | undefined }>)[]): Promise<unknown[]> {
  const seen = [];
  for (const call of calls) seen.push((await call()).status);
  return seen;
}

/** A call with the session of a login made before `between`. */
async function callAfter({ login, sessionOf, ask }: Server, between: () => Promise<unknown>): Promise<unknown> {
  const headers = sessionOf(await login());
  await between();
  return (await ask("GET", arrays, { headers })).status;
}

const wrong = { apiToken: "T-wrong" };
const twice = ({ login, open }: Server) => statuses(login, login).then(async (seen) => [...seen, await open()]);
const locked = ({ login }: Server) =>
  statuses(
    () => login(wrong),
    () => login(wrong),
    login,
  );
const dead = ({ ask }: Server) => ask("GET", arrays).then(({ status }) => status);
const redirected = ({ login, open }: Server) => login().then(async ({ status, headers }) => [status, headers.location, await open()]);

const policies: Record<keyof AllPolicies, Row> = {
  idleTimeout: {
    set: { idleTimeout: minute },
    play: (server) => callAfter(server, () => server.control("POST", "clock", { advance: minute })),
    want: 403,
  },
  absoluteTimeout: {
    set: { absoluteTimeout: minute, idleTimeout: 0 },
    play: (server) => callAfter(server, () => server.control("POST", "clock", { advance: minute })),
    want: 403,
  },
  singleSession: { set: { singleSession: true }, play: twice, want: [200, 200, 1] },
  maxSessions: { set: { maxSessions: 1 }, play: twice, want: [200, 503, 1] },
  whenFull: { set: { maxSessions: 1, whenFull: "evict" }, play: twice, want: [200, 200, 1] },
  lockout: { set: { lockout: { attempts: 2, duration: minute } }, play: locked, want: [400, 400, 403] },
  lockoutStatus: { set: { lockout: { attempts: 2, duration: minute }, lockoutStatus: 423 }, play: locked, want: [400, 400, 423] },
  licenseMissing: { set: { licenseMissing: true }, play: ({ login }) => statuses(login), want: [402] },
  throttle: {
    set: { throttle: { retryAfter: "30" } },
    play: ({ login }) => login().then(({ status, headers }) => [status, headers["retry-after"]]),
    want: [429, "30"],
  },
  redirectLogin: { vendor: "cloudendure", set: { redirectLogin: "v5" }, play: redirected, want: [307, "/api/v5/login", 0] },
  redirectStatus: {
    vendor: "cloudendure",
    set: { redirectLogin: "v5", redirectStatus: 302 },
    play: redirected,
    want: [302, "/api/v5/login", 0],
  },
  redirectOpensSession: {
    vendor: "cloudendure",
    set: { redirectLogin: "v5", redirectOpensSession: true },
    play: redirected,
    want: [307, "/api/v5/login", 1],
  },
  node: { set: {}, play: (server) => callAfter(server, () => server.control("PATCH", "policies", { node: "b" })), want: 403 },
  alternateNodes: { set: { alternateNodes: 1 }, play: (server) => callAfter(server, async () => {}), want: 403 },
  replaceCookies: {
    set: { replaceCookies: 1 },
    play: async ({ ask, login, sessionOf }) => {
      const first = sessionOf(await login());
      const second = sessionOf(await ask("GET", arrays, { headers: first }));
      expect(second).not.toEqual(first);
      return statuses(
        () => ask("GET", arrays, { headers: first }),
        () => ask("GET", arrays, { headers: second }),
      );
    },
    want: [200, 200],
  },
  replacedCookies: {
    set: { replaceCookies: 1, replacedCookies: "end" },
    play: async (server) => {
      const headers = server.sessionOf(await server.login());
      return statuses(
        () => server.ask("GET", arrays, { headers }),
        () => server.ask("GET", arrays, { headers }),
      );
    },
    want: [200, 403],
  },
  softExpiry: {
    set: { softExpiry: "html200" },
    play: ({ ask }) => ask("GET", arrays).then(({ status, headers }) => [status, headers["content-type"]]),
    want: [200, "text/html; charset=utf-8"],
  },
  queryApiToken: {
    set: { queryApiToken: true },
    play: async ({ ask, control }) => {
      const { apiToken } = await control<{ apiToken: string }>("GET", "credentials");
      return statuses(() => ask("POST", `/login?api-token=${apiToken}`));
    },
    want: [200],
  },
  errorBody: {
    set: { errorBody: "message" },
    play: ({ ask }) => ask("GET", arrays).then(({ body }) => JSON.parse(body.toString())),
    want: { message: "Access Denied" },
  },
  versionedLogin: {
    set: { versionedLogin: "accept" },
    play: async ({ ask, control }) => {
      const { apiToken } = await control<{ apiToken: string }>("GET", "credentials");
      return statuses(() => ask("POST", "/1.8/login", { headers: { "api-token": apiToken } }));
    },
    want: [200],
  },
  deadSessionStatus: { set: { deadSessionStatus: 401 }, play: dead, want: 401 },
  badTokenStatus: { set: { badTokenStatus: 401 }, play: ({ login }) => statuses(() => login(wrong)), want: [401] },
  xsrfStatus: {
    vendor: "cloudendure",
    set: { xsrfStatus: 401 },
    play: async ({ ask, login, sessionOf }) => {
      const headers = sessionOf(await login());
      return statuses(
        () => ask("GET", "/me", { headers }),
        () => ask("GET", "/me", { headers: { cookie: headers["cookie"] ?? "" } }),
      );
    },
    want: [200, 401],
  },
  deadLogout: { set: { deadLogout: "accept" }, play: ({ ask }) => statuses(() => ask("POST", "/logout")), want: [200] },
  forbid: { set: { forbid: [{ path: "/api/2.*" }] }, play: (server) => callAfter(server, async () => {}), want: 403 },
  latency: {
    set: { latency: [600_000, 700_000] },
    play: ({ ask }) => ask("GET", "/api_version", { maxMs: 500 }).then(({ error }) => error),
    want: "timeout",
  },
  echoSecrets: {
    set: { echoSecrets: true },
    play: ({ login }) => login(wrong).then(({ body }) => body.toString().includes(wrong.apiToken)),
    want: true,
  },
};

describe("a plain client sees every policy that it sets over HTTP", () => {
  test.each(Object.entries(policies))("%s", async (_, { vendor = "flashblade", set, play, want }) => {
    const server = await serve(vendor);
    await server.control("PATCH", "policies", set);
    expect(await play(server)).toEqual(want);
  });

  test("and there are no others", () => {
    const all = new Set(Object.values(defaultPolicies).flatMap((defaults) => Object.keys(defaults)));
    expect(Object.keys(policies).toSorted()).toEqual([...all].toSorted());
  });
});
