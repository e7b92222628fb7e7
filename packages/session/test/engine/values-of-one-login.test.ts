import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { session as cookieCsrf } from "../../../../packages/codegen/fixtures/cookie-csrf/src/generated/session.ts";
import { connect, declared, type Session, type SessionStore } from "../../src/index.ts";
import { type ApiAnswer, type SeenRequest, startApi } from "../support/start-api.ts";

const cookieIn = ({ headers }: SeenRequest, name: string) => new RegExp(`(?:^|; *)${name}=([^;]*)`).exec(headers.cookie ?? "")?.[1] ?? "";

/** A server whose sessions have a value that calls must repeat. Only the latest counts, and each answer may give another. */
async function serve({ replaces = true, refusal = () => ({ status: 403 }) }: { replaces?: boolean; refusal?: () => ApiAnswer } = {}) {
  const open = new Map<string, string>();
  const counted = { logins: 0, refused: 0, logoutsRefused: 0 };
  let values = 0;
  const cookies = (sid: string) => {
    open.set(sid, `value-${(values += 1)}`);
    return { "set-cookie": [`sid=${sid}`, `csrf-token=${open.get(sid)}`] };
  };
  const api = await startApi(async (request) => {
    const sid = cookieIn(request, "sid");
    const isGood = open.has(sid) && open.get(sid) === request.headers["x-csrf-token"];
    if (request.target === "POST /login") return { headers: cookies(`session-${(counted.logins += 1)}`), body: "{}" };
    if (request.target === "POST /logout") {
      if (!isGood) counted.logoutsRefused += 1;
      else open.delete(sid);
      return { status: isGood ? 204 : 403 };
    }
    if (!isGood) {
      counted.refused += 1;
      return refusal();
    }
    if (request.target === "GET /slow") {
      await wait(200);
      return open.has(sid) ? { body: "{}" } : { status: 401 };
    }
    await wait(10);
    return { headers: { "content-type": "application/json", ...(replaces && cookies(sid)) }, body: "[]" };
  });
  const connectTo = (more: { store?: never } | { store: SessionStore; account: string } = {}) =>
    connect(declared(cookieCsrf), { baseUrl: api.baseUrl, credentials: { username: "somebody", password: "a secret" }, ...more });
  return { open, counted, connectTo };
}

let strangers = 0;
const stranger = () => ({ "set-cookie": [`sid=nobody-${(strangers += 1)}`, `csrf-token=nobody-${strangers}`] });

describe("F52: values of one login", () => {
  it.each<[string, ApiAnswer]>([
    ["401", { status: 401 }],
    ["403", { status: 403 }],
    ["a redirect", { status: 302, headers: { location: "/log-in" } }],
    ["a page", { headers: { "content-type": "text/html" }, body: "<form>Log in</form>" }],
  ])("F52: %s that sets a session of nobody, as web frameworks do: one login for a lapse", async (_, answer) => {
    const refusal = () => ({ ...answer, headers: { ...answer.headers, ...stranger() } });
    const { open, counted, connectTo } = await serve({ replaces: false, refusal });
    const client = connectTo();
    for (let lapse = 0; lapse < 3; lapse += 1) {
      open.clear();
      for (let call = 0; call < 3; call += 1) expect(await (await client.fetch("things")).text()).toBe("[]");
    }
    expect(counted.logins).toBe(3);
    expect(await client.logout()).toBe("closed");
    expect(open.size).toBe(0);
  });

  it.each([2, 3, 10])("F52: %i calls side by side, each answer with a new value: one login, and its end", async (width) => {
    const { open, counted, connectTo } = await serve();
    const client = connectTo();
    await client.login();
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(Array.from({ length: width }, () => client.fetch("things")));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: width }, () => 200));
    }
    expect(counted.logins).toBe(1);
    expect(await client.logout()).toBe("closed");
    expect(open.size).toBe(0);
  });

  it.each(["is slow", "fails"])(
    "F52: a logout at once after a new value, with a store whose set %s: it has the latest",
    async (trouble) => {
      const entries = new Map<string, Session>();
      let isWritten = false;
      const store: SessionStore = {
        get: async (key) => wait(5, entries.get(key)),
        async set(key, session) {
          if (isWritten && trouble === "fails") throw new Error("the disk is full");
          await wait(30);
          entries.set(key, session);
          isWritten = true;
        },
        delete: async (key) => void (await wait(5, entries.delete(key))),
      };
      const { open, connectTo } = await serve();
      const client = connectTo({ store, account: "a" });
      await client.fetch("things");
      expect(await client.logout()).toBe("closed");
      expect(open.size).toBe(0);
      expect([...entries.values()]).toEqual([]);
    },
  );

  it("F52: behind a redirect, new values are cookies of the host that it led to", async () => {
    let sent = 0;
    const api = await startApi(({ target, headers }) => {
      const cookies = (domain = "") => ({ "set-cookie": [`sid=session-1${domain}`, `csrf-token=value-${(sent += 1)}${domain}`] });
      if (target !== "POST /login") {
        const isLatest = headers["x-csrf-token"] === `value-${sent}`;
        return { status: isLatest ? 200 : 403, headers: isLatest ? cookies("; Domain=localhost") : {}, body: "[]" };
      }
      const isThere = headers.host?.startsWith("localhost");
      if (!isThere) return { status: 307, headers: { location: `http://localhost:${headers.host?.split(":")[1]}/login` } };
      return { headers: cookies(), body: "{}" };
    });
    const allowRedirect = [api.baseUrl.replace("127.0.0.1", "localhost")];
    const client = connect(declared(cookieCsrf), {
      baseUrl: api.baseUrl,
      credentials: { username: "u", password: "a secret" },
      allowRedirect,
    });
    for (let call = 0; call < 5; call += 1) expect((await client.fetch("things")).status).toBe(200);
    expect(api.seen.filter(({ target }) => target === "POST /login")).toHaveLength(2); // and its redirect
  });

  it("F52: what a call under way is refused after a logout is no lapse, though a value was replaced meanwhile", async () => {
    const { open, counted, connectTo } = await serve();
    const client = connectTo();
    await client.login();
    const slow = client.fetch("slow");
    await client.fetch("things");
    expect(await client.logout()).toBe("closed");
    expect((await slow).status).toBe(401);
    expect(counted.logins).toBe(1);
    expect(open.size).toBe(0);
  });
});
