import { readDescription } from "@vendor-auth/codegen/description";
import { expect, test } from "vitest";
import { createEmulator } from "../../src/index.ts";
import { arePublishedThere, publishedVendors } from "../support/spec/published.ts";

const { spec } = publishedVendors.find(({ name }) => name === "flashblade-2-28")!;

test.skipIf(!arePublishedThere)("all of FlashBlade 2.28's data operations are behind the hand-written session", async () => {
  const { operations } = await readDescription({ spec });
  const isData = ({ path }: { path: string }): boolean => path.startsWith("/api/2.28/");
  const data = operations.filter(isData).map(({ method, path }) => ({ method, path: path.replace(/\{[^}]*\}/g, "some") }));
  expect(data.length).toBeGreaterThan(600);

  await using array = await createEmulator("flashblade", { dataSpec: spec });
  const ask = async (method: string, path: string, headers: Record<string, string> = {}) => {
    const answer = await array.fetch(array.origin + path, { method, headers });
    await answer.body?.cancel();
    return answer;
  };
  const statuses = async (headers: Record<string, string>) => {
    const counted = new Map<number, string[]>();
    for (const { method, path } of data) {
      const { status } = await ask(method, path, headers);
      counted.set(status, [...(counted.get(status) ?? []), `${method} ${path}`]);
    }
    return counted;
  };

  // Refused before anything of the request is looked at.
  expect([...(await statuses({})).keys()]).toEqual([403]);
  const login = await ask("POST", "/api/login", { "api-token": array.credentials.apiToken });
  const answered = await statuses({ "x-auth-token": login.headers.get("x-auth-token") ?? "" });
  // What a request lacks is told: a body, or a parameter that must be there.
  expect([...answered.keys()].toSorted((a, b) => a - b)).toEqual([200, 400]);
  expect(answered.get(200)!.length).toBeGreaterThan(400);
  expect(array.counters).toMatchObject({ logins: 1, refused: data.length, failedLogins: 0 });
});
