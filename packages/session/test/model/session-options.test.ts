import { describe, expect, it } from "vitest";
import { session as logoutLink } from "../../../codegen/fixtures/logout-link/src/generated/session.ts";
import { connect, declared } from "../../src/index.ts";

describe("options that cannot be meant", () => {
  const credentials = { password: "a secret" };
  it.each([
    ["no URL", { baseUrl: "fb1.example", credentials }, /baseUrl .*absolute http\(s\) URL/],
    ["a user in the URL", { baseUrl: "https://me:hunter2@fb1.example", credentials }, /baseUrl .*without user/],
    ["no credentials", { baseUrl: "https://fb1.example", credentials: undefined as never }, /credentials .*what the login takes/],
    [
      "a store without an account",
      { baseUrl: "https://fb1.example", credentials, store: new Map() } as never,
      /account .*a name for the login/,
    ],
    ["a time limit of 0", { baseUrl: "https://fb1.example", credentials, loginTimeout: 0 }, /loginTimeout .*milliseconds above 0/],
    ["a keepalive of 10 ms", { baseUrl: "https://fb1.example", credentials, keepAlive: { every: 10, operation: "x" } }, /keepAlive.every/],
    [
      "a time limit without end",
      { baseUrl: "https://fb1.example", credentials, logoutTimeout: Infinity },
      /logoutTimeout .*up to 1,000,000,000/,
    ],
    [
      "a keepalive of a month",
      { baseUrl: "https://fb1.example", credentials, keepAlive: { every: 2.6e9, operation: "x" } },
      /keepAlive.every/,
    ],
    [
      "a keepalive of nothing",
      { baseUrl: "https://fb1.example", credentials, keepAlive: { every: 60_000 } as never },
      /keepAlive.operation .*a path/,
    ],
    [
      "a redirect that is no list",
      { baseUrl: "https://fb1.example", credentials, allowRedirect: "https://eu.example" as never },
      /allowRedirect .*a list of origins/,
    ],
    ["a redirect to no origin", { baseUrl: "https://fb1.example", credentials, allowRedirect: ["eu"] }, /allowRedirect .*origins such as/],
  ])("%s: told at once, with what was expected", (_, options, message) => {
    let thrown: unknown;
    try {
      connect(declared(logoutLink), options);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: "options_invalid", vendor: "logout-link", message: expect.stringMatching(message) as string });
    expect(String(thrown)).not.toContain("hunter2");
  });
});
