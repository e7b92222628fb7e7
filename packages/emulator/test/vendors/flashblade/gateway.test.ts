import { describe, expect, test } from "vitest";
import { start } from "../../support/start.ts";

describe("X-Request-ID", () => {
  const paths: [string, string][] = [
    ["a call that needs no session", "/api_version"],
    ["a refusal", "/2.28/arrays"],
    ["a path that is not there", "/nothing"],
  ];
  test.each(paths)("is made for %s, another one each time", async (_, path) => {
    const { baseUrl } = await start("flashblade");
    const ids = [await fetch(baseUrl + path), await fetch(baseUrl + path)].map(({ headers }) => headers.get("x-request-id"));
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-/);
  });

  test("is the request's own, when it has one that can be repeated", async () => {
    const { baseUrl } = await start("flashblade");
    const idFor = async (own: string): Promise<string | null> =>
      (await fetch(`${baseUrl}/api_version`, { headers: { "x-request-id": own } })).headers.get("x-request-id");
    expect(await idFor("mine-1")).toBe("mine-1");
    expect(await idFor("x".repeat(201))).toMatch(/^[0-9a-f]{8}-/);
  });
});

test("429 comes from a gateway: a message, and how many requests a minute are left", async () => {
  const emulator = await start("flashblade", { throttle: { retryAfter: "7" } });
  const answer = await fetch(`${emulator.baseUrl}/login`, { method: "POST", headers: { "api-token": emulator.credentials.apiToken } });
  expect(answer.status).toBe(429);
  expect(await answer.json()).toEqual({ message: "Too many requests" });
  const names = ["x-ratelimit-limit-minute", "x-ratelimit-remaining-minute", "retry-after"];
  expect(names.map((name) => answer.headers.get(name))).toEqual(["60", "0", "7"]);
});
