import { fileURLToPath } from "node:url";
import { createConfig } from "@redocly/openapi-core";
import type { Config } from "@redocly/openapi-core";

/**
 * A configuration of the spec linter with these rules alone. Beside its configuration the linter looks for a list of problems
 * to ignore: here, and not in whatever folder the command is run in.
 */
export function linterConfig(rules: readonly string[]): Promise<Config> {
  const severities = Object.fromEntries(rules.map((rule) => [rule, "error"] as const));
  return createConfig({ rules: severities }, { extends: [], configPath: fileURLToPath(import.meta.url) });
}
