import { describe, expect, it } from "vitest";
import { closeOnExit } from "../../../src/node/index.ts";
import { flashblade } from "../../../src/vendors/flashblade/index.ts";

describe("listeners", () => {
  const events = ["SIGINT", "SIGTERM", "SIGHUP", "beforeExit", "exit"];
  const count = () => events.map((event) => process.listenerCount(event));
  const client = () => flashblade({ host: "fb1.example", credentials: { apiToken: "T-00000000-0000-4000-8000-000000000001" } });

  it("F14: are gone when it was undone, and the client is as before", async () => {
    const before = count();
    const one = client();
    const own = one[Symbol.asyncDispose];
    const stop = closeOnExit(one);
    expect(count()).toEqual(before.map((listeners) => listeners + 1));
    stop();
    stop();
    expect(count()).toEqual(before);
    expect(one[Symbol.asyncDispose]).toBe(own);
  });

  it("F14: are gone when all clients are disposed of, not before", async () => {
    const before = count();
    const [one, two] = [client(), client()];
    closeOnExit([one, two]);
    await one[Symbol.asyncDispose]();
    expect(count()).not.toEqual(before);
    await two[Symbol.asyncDispose]();
    expect(count()).toEqual(before);
  });

  it("F14: are none for no client, and refuse a timeout of 0", () => {
    const before = count();
    closeOnExit([]);
    expect(() => closeOnExit(client(), { timeout: 0 })).toThrow(expect.objectContaining({ code: "options_invalid" }));
    expect(count()).toEqual(before);
  });

  it("F14: are gone with a scope", () => {
    const before = count();
    {
      using stop = closeOnExit(client());
      expect(stop).toBeTypeOf("function");
      expect(count()).not.toEqual(before);
    }
    expect(count()).toEqual(before);
  });

  it("F14: a disposal that fails is reported to the caller that disposes, and still counts", async () => {
    const before = count();
    const broken: AsyncDisposable = { [Symbol.asyncDispose]: () => Promise.reject(new Error("as planned")) };
    closeOnExit(broken);
    await expect(broken[Symbol.asyncDispose]()).rejects.toThrow("as planned");
    expect(count()).toEqual(before);
  });
});
