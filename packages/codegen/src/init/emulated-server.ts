import { givenOnce } from "../session/login/login-input.ts";
import { object } from "../reference/sample.ts";
import type { Api } from "../session/read-api.ts";
import { pascalCase } from "../text/names.ts";
import { quote } from "../text/source-text.ts";

/** Where a test finds the description, from its own file as it is run, and whose credentials it gives. */
export interface EmulatedFrom {
  readonly spec: string;
  readonly overlays: readonly string[];
  /** What the types of the credentials are imported from. */
  readonly package: string;
}

const at = (path: string): string => `at(${quote(path)})`;

/** `test/NAME-server.ts`: the emulator, started from the description, and what logs in there. */
export function emulatedServerFile(api: Api, { spec, overlays, package: from }: EmulatedFrom): string {
  const { vendor } = api.session;
  const name = pascalCase(vendor);
  const files = [
    `spec: ${at(spec)}`,
    ...(overlays.length === 0 ? [] : [`overlays: [${overlays.map(at).join(", ")}]`]),
    `name: ${quote(vendor)}`,
  ];
  const { required } = api.inputs.ways[0]!;
  const inputs = givenOnce(required.length > 0 ? required : api.inputs.inputs).map(
    ({ name: input }) => [input, `credentials[${quote(input)}]`] as [string, string],
  );
  return `import { fileURLToPath } from "node:url";
import { startEmulator, type RunningSpecEmulator } from "@vendor-auth/emulator";
import type { Credentials } from ${quote(from)};

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * A server of the description, on a port of this machine: it opens, checks and ends sessions as the description says, and counts. Its
 * credentials are made at random.
 */
export function start${name}Server(): Promise<RunningSpecEmulator> {
  return startEmulator({ ${files.join(", ")} });
}

/** What logs in there${api.inputs.ways.length > 1 ? ", in the first of the ways to log in" : ""}. */
export function credentialsOf({ credentials }: RunningSpecEmulator): Credentials {
  return ${object(inputs)} as Credentials;
}
`;
}

/** What a sample in a test is made with, where the description gives no value. */
export const synthetic = { need: (name: string) => quote(`synthetic-${name}`), lines: () => "" };
