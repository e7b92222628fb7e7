import { expect, it } from "vitest";
import { runScript } from "../support/run-script.ts";

it("F43: undici is not asked for before the first call, which tells what to install where it is missing", async () => {
  const script = runScript("without-undici.ts");
  expect(await script.ended).toBe(0);
  expect(JSON.parse(script.output.stdout)).toEqual({
    atImport: 0,
    atCall: 1,
    name: "SessionError",
    code: "capability_missing",
    message: expect.stringContaining("npm install undici"),
  });
});
