import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { flashbladeWith } from "../../support/with-emulator.ts";

const script = fileURLToPath(new URL("../../support/scripts/enumerable-members.mjs", import.meta.url));

it.each(["fetch", "nodeFetch"])("F74: enumerable members of Object.prototype reach no request, and fail none, with %s", async (which) => {
  const { emulator } = await flashbladeWith();
  const env = { ...process.env, FETCH: which };
  const { stdout } = await promisify(execFile)(process.execPath, [script, emulator.baseUrl, emulator.credentials.apiToken], { env });
  expect(stdout.trim()).toBe("200 200 true closed");
  expect(emulator.requests.map(({ path }) => path)).toContain("/api/2.26/arrays?limit=1&filter[name]=x");
  expect(JSON.stringify(emulator.requests)).not.toMatch(/extend|no header|nested/);
});
