import { describe, expect, it, onTestFinished } from "vitest";
import { eventually } from "../support/eventually.ts";
import { flashblade } from "../../src/vendors/flashblade/index.ts";
import { arrays, flashbladeWith, outcomes, together } from "../support/with-emulator.ts";

describe("F44: credentials rotate", () => {
  it("F44: during a login: the old login's session is closed, and never used", async () => {
    const { emulator, client } = await flashbladeWith({
      credentials: [{ username: "before" }, { username: "after" }],
    });
    const [before, after] = emulator.accounts;
    let credentials = before?.credentials as { apiToken: string };
    const rotating = flashblade({ baseUrl: emulator.baseUrl, credentials: () => credentials });
    onTestFinished(() => rotating[Symbol.asyncDispose]());
    emulator.fault({ match: { operation: "login" }, times: 1, answerDelay: 1_000 });
    const calls = together(10, () => rotating.fetch(arrays));
    await eventually(() => expect(emulator.counters.logins).toBe(1));
    credentials = after?.credentials as { apiToken: string };
    expect(outcomes(await calls)).toEqual({ 200: 10 });
    expect(emulator.sessions.map(({ user, requests }) => ({ user, requests }))).toEqual([{ user: "after", requests: 10 }]);
    expect(emulator.counters).toMatchObject({ logins: 2, logouts: 1 });
    void client;
  });

  it("F44: login() after a rotation replaces the session and closes the old one", async () => {
    const { emulator } = await flashbladeWith();
    let credentials = emulator.credentials;
    const rotating = flashblade({ baseUrl: emulator.baseUrl, credentials: () => credentials });
    onTestFinished(() => rotating[Symbol.asyncDispose]());
    await rotating.login();
    await rotating.login();
    expect(emulator.counters.logins).toBe(1);
    credentials = emulator.replaceCredentials();
    await rotating.login();
    expect(emulator.counters).toMatchObject({ logins: 2, logouts: 1 });
    expect(emulator.sessions).toHaveLength(1);
  });
});
