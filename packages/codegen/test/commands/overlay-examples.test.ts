import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { readApi } from "../../src/session/read-api.ts";
import { readSpec } from "../../src/spec/read-spec.ts";
import { suggestOverlay } from "../../src/suggest/suggest-overlay.ts";

const specs = fileURLToPath(new URL("../../../../specs/", import.meta.url));
const known = globSync(["*.yaml", "examples/*.yaml"], { cwd: specs })
  .map((path) => [basename(path, ".yaml"), readFileSync(specs + path, "utf8")] as const)
  .filter(([, text]) => text.includes("\nx-session:\n"));

test.each(known)("of %s, without its x-session: what a person wrote is found again", async (_name, text) => {
  const { "x-session": written, ...rest } = parse(text) as { "x-session": unknown };
  const without = { text: stringify(rest), file: "acme.yaml" };
  const overlay = suggestOverlay(await readSpec(without));
  const { actions } = parse(overlay) as { actions: { update?: { "x-session"?: unknown } }[] };
  expect(actions.flatMap(({ update }) => update?.["x-session"] ?? [])).toEqual([written]);
  const { facts } = await readApi({ ...without, overlays: [{ file: "acme.overlay.yaml", text: overlay }] });
  expect(facts.login.id).toBe((written as { login: string }).login);
});
