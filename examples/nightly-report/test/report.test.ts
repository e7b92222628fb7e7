import { startEmulator } from "@vendor-auth/emulator";
import { expect, test } from "vitest";
import { report } from "../src/report.ts";

test("twelve arrays, one with a wrong token: eleven rows, one problem, and no session left open", async () => {
  const arrays = await Promise.all(Array.from({ length: 12 }, () => startEmulator("flashblade")));
  const addresses = arrays.map(({ baseUrl, credentials }, index) => {
    process.env[`TOKEN_${index}`] = index === 5 ? "T-of-last-year" : credentials.apiToken;
    return { name: `fb${index}`, baseUrl, token: `TOKEN_${index}` };
  });

  const rows = await report(addresses, 4);

  expect(rows.filter(({ problem }) => problem === undefined)).toHaveLength(11);
  expect(rows[0]).toEqual({ array: "fb0", version: "3.3.0", fileSystems: 3 });
  expect(rows[5]?.problem).toMatch(/refused/);
  expect(arrays.flatMap(({ sessions }) => sessions)).toEqual([]);
  // Two calls an array, and one login for both; a wrong token is tried once.
  expect(arrays.map(({ counters }) => counters.logins)).toEqual(arrays.map((_, index) => (index === 5 ? 0 : 1)));
  expect(arrays[5]?.counters.requests).toBe(1);
  await Promise.all(arrays.map((array) => array.close()));
});

test("a call that is forbidden is a row, and the report goes on", async () => {
  await using good = await startEmulator("flashblade");
  await using strict = await startEmulator("flashblade", { forbid: [{ operation: "listFileSystems" }] });
  process.env["TOKEN_GOOD"] = good.credentials.apiToken;
  process.env["TOKEN_STRICT"] = strict.credentials.apiToken;

  const rows = await report([
    { name: "strict", baseUrl: strict.baseUrl, token: "TOKEN_STRICT" },
    { name: "good", baseUrl: good.baseUrl, token: "TOKEN_GOOD" },
  ]);

  expect(rows[0]).toEqual({ array: "strict", problem: "2.26/file-systems was answered with 403" });
  expect(rows[1]).toMatchObject({ array: "good", fileSystems: 3 });
  expect([...good.sessions, ...strict.sessions]).toEqual([]);
});
