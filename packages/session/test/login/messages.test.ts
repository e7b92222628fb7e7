import { describe, expect, it } from "vitest";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import type { SessionError } from "../../src/index.ts";
import { arrays, flashbladeWith, outcomes, rejection, together } from "../support/with-emulator.ts";

const wrong = { apiToken: "T-00000000-0000-4000-8000-00000000bad1" };

describe("messages of a login that fails", () => {
  it("name host and account, also when the failure is remembered", async () => {
    const { emulator, open } = await flashbladeWith();
    const { host } = new URL(emulator.baseUrl);
    const client = open({ credentials: wrong, account: "night job" });
    for (let call = 0; call < 2; call += 1) {
      const error = (await rejection(client.fetch(arrays))) as SessionError;
      expect(error.message).toMatch(new RegExp(`^flashblade \\(night job at ${host}\\): login was answered with 400`));
      expect(error).toMatchObject({ host, account: "night job" });
    }
    const alone = (await rejection(open({ credentials: wrong }).fetch(arrays))) as SessionError;
    expect(alone.message).toMatch(new RegExp(`^flashblade \\(${host}\\): `));
  });

  it("have the frames of each caller in their stack", async () => {
    const { client } = await flashbladeWith({}, { credentials: wrong });
    async function readsArrays() {
      await client.fetch(arrays);
    }
    async function logsIn() {
      await client.login();
    }
    async function typed() {
      await client.POST("/logout");
    }
    const errors = await Promise.all([readsArrays, logsIn, typed].map((call) => rejection(call())));
    expect((errors[0] as Error).stack).toContain("readsArrays");
    expect((errors[1] as Error).stack).toContain("logsIn");
    expect((errors[2] as Error).stack).toContain("typed");
    expect(outcomes(await together(3, () => client.fetch(arrays)))).toEqual({ credentials_refused: 3 });
  });

  it("say in words what the system reports, for operations without a session, too", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { client } = await flashbladeWith({}, { baseUrl: `http://127.0.0.1:${port}/api` });
    const login = (await rejection(client.fetch(arrays))) as SessionError;
    expect(login).toMatchObject({ code: "login_unreachable" });
    expect(login.message).toContain(`nothing listens at 127.0.0.1:${port}. Is the port right, is the server up? (ECONNREFUSED)`);
    const open = (await rejection(client.GET("/api_version"))) as Error;
    expect(open).toBeInstanceOf(TypeError);
    expect(open.message).toContain(`nothing listens at 127.0.0.1:${port}`);
    expect(open.cause).toBeInstanceOf(Error);
  });
});
