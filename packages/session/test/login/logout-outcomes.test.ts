import { describe, expect, it, onTestFinished } from "vitest";
import { connect, declared } from "../../src/index.ts";
import { session as logoutLink } from "../../../../packages/codegen/fixtures/logout-link/src/generated/session.ts";
import { startApi } from "../support/start-api.ts";
import { flashblade } from "../../src/vendors/flashblade/index.ts";
import { cloudendureWith, flashbladeWith } from "../support/with-emulator.ts";

const json = [["content-type", "application/json"]] as const;

describe("F65: the outcome of a logout says what is known", () => {
  it.each([
    ["403, as for a missing CSRF token", 403, [], "", "refused"],
    ["404, as for a wrong path", 404, json, "{}", "refused"],
    ["405", 405, json, "{}", "refused"],
    ["429", 429, json, "{}", "refused"],
    ["a redirect to a login page", 302, [["location", "/login"]], "", "refused"],
    ["200 and success: false", 200, json, '{"success":false}', "refused"],
    ["200 and errors", 200, json, '{"errors":[{"message":"no"}]}', "refused"],
    ["200 and a page", 200, [["content-type", "text/html"]], "<h1>Log in</h1>", "refused"],
    ["500", 500, json, "{}", "unreachable"],
    ["401", 401, json, "{}", "already closed"],
    ["200", 200, [], "", "closed"],
    ["200 and no error", 200, json, '{"error":null}', "closed"],
  ] as const)("F65: CloudEndure answers %s", async (_, status, headers, body, outcome) => {
    const { emulator, client, events } = await cloudendureWith();
    await client.login();
    emulator.fault({ match: { operation: "logout" }, times: 1, action: { type: "respond", status, headers, body } });
    expect(await client.logout()).toBe(outcome);
    expect(events.at(-1)).toMatchObject({ type: "closed", outcome, status });
  });

  it.each([
    ["refused", { type: "respond", status: 403 }],
    ["unreachable", { type: "respond", status: 500 }],
    ["unreachable", { type: "reset", when: "before" }],
  ] as const)("F65: what was %s is asked for again by the next logout()", async (outcome, action) => {
    const { emulator, client } = await cloudendureWith();
    await client.login();
    emulator.fault({ match: { operation: "logout" }, times: 2, action });
    expect([await client.logout(), await client.logout()]).toEqual([outcome, outcome]);
    expect(emulator.sessions).toHaveLength(1);
    expect([await client.logout(), await client.logout()]).toEqual(["closed", "already closed"]);
    expect(emulator.sessions).toHaveLength(0);
  });

  it.each([200, 500])("F65: a logout ends in time though somebody keeps a clone of its answer, unread: %i", async (status) => {
    const kept: Response[] = [];
    const send: typeof fetch = async (url) => {
      // Heeds no signal.
      const answer = await globalThis.fetch(url, { method: "POST", headers: { "api-token": "T-00000000-0000-4000-8000-000000000001" } });
      kept.push(answer.clone());
      return answer;
    };
    const api = await startApi(({ target }) => ({
      status: target.endsWith("/logout") ? status : 200,
      headers: { "x-auth-token": "00000000-0000-4000-8000-000000000002" },
      body: "a text, which is no JSON",
    }));
    const credentials = { apiToken: "T-00000000-0000-4000-8000-000000000001" };
    const client = flashblade({ baseUrl: `${api.baseUrl}/api`, credentials, fetch: send, logoutTimeout: 500 });
    await client.login();
    expect(await client.logout()).toBe(status === 200 ? "closed" : "unreachable");
    await client[Symbol.asyncDispose]();
    expect(api.seen.map(({ target }) => target).slice(0, 2)).toEqual(["POST /api/login", "POST /api/logout"]);
  });

  it("F65: what a disposal could not end is asked for again by logout(), too", async () => {
    const { emulator, client } = await cloudendureWith();
    await client.login();
    emulator.fault({ match: { operation: "logout" }, times: 1, action: { type: "respond", status: 500 } });
    await client[Symbol.asyncDispose]();
    expect(emulator.sessions).toHaveLength(1);
    expect([await client.logout(), await client.logout()]).toEqual(["closed", "already closed"]);
    expect(emulator.sessions).toHaveLength(0);
  });

  it("F65: what could not be ended is not forgotten when the next session is", async () => {
    const { emulator, client } = await cloudendureWith();
    await client.login();
    emulator.fault({ match: { operation: "logout" }, times: 1, action: { type: "respond", status: 500 } });
    expect(await client.logout()).toBe("unreachable");
    await client.login();
    expect(await client.logout()).toBe("closed");
    expect(emulator.sessions).toHaveLength(1);
    expect([await client.logout(), await client.logout()]).toEqual(["closed", "already closed"]);
    expect(emulator.sessions).toHaveLength(0);
  });

  it("F65: FlashBlade's 403 is its answer to a dead session", async () => {
    const { emulator, client } = await flashbladeWith();
    await client.login();
    emulator.expire();
    expect(await client.logout()).toBe("already closed");
  });

  it.each([
    [{ 204: {}, 404: {} }, "already closed"],
    [{ 204: {} }, "refused"],
  ] as const)("F65: 404 where the spec declares %j for the session's own address", async (answers, outcome) => {
    const api = await startApi(({ target }) =>
      target === "POST /sessions"
        ? { status: 201, headers: { "x-token": "token-1", "x-member": "m1" }, body: '{"id":7}' }
        : { status: 404 },
    );
    const path = logoutLink.logout!.path;
    const operations = { ...logoutLink.operations, [path]: { delete: { operationId: "logout", answers } } };
    const client = connect(declared({ ...logoutLink, operations }), { baseUrl: api.baseUrl, credentials: { password: "a secret" } });
    onTestFinished(() => client[Symbol.asyncDispose]());
    await client.login();
    expect(await client.logout()).toBe(outcome);
    expect(api.seen.at(-1)?.target).toBe("DELETE /members/m1/sessions/7");
  });
});
