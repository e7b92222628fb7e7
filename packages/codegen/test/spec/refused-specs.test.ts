import { expect, test } from "vitest";
import { generate, SpecError } from "../../src/index.ts";
import { destinations } from "../support/refused/destinations.ts";
import { logins } from "../support/refused/logins.ts";
import { logouts } from "../support/refused/logouts.ts";
import { pages } from "../support/refused/pages.ts";
import { references } from "../support/refused/references.ts";
import { sources } from "../support/refused/sources.ts";
import { structure } from "../support/refused/structure.ts";
import { texts } from "../support/refused/texts.ts";
import { xSession } from "../support/refused/x-session.ts";
import { changed } from "../support/small-spec.ts";

const cases = [...texts, ...structure, ...references, ...xSession, ...sources, ...destinations, ...logins, ...logouts, ...pages];

test.each(cases)("refuses %s", async (_name, { given, want }) => {
  const text = typeof given === "string" ? given : changed(...given);
  const error = await generate(text, "small.yaml", { docs: "all" }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SpecError);
  expect((error as SpecError).message).toBe(want);
});

test("takes the spec that all of these were made from", async () => {
  await expect(generate(changed(), "small.yaml")).resolves.toHaveProperty("size", 4);
});

test.each([
  ["a space", "my api.yaml"],
  ["a capital", "Acme.yaml"],
  ["a path out of the folder", "..yaml"],
])("refuses a file name with %s", async (_name, file) => {
  await expect(generate(changed(), file)).rejects.toThrow("cannot be part of a package's name. Give a name with --name:");
});
