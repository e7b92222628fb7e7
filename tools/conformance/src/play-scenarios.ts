import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { startEmulator, type Policies, type RunningEmulator, type VendorName } from "@vendor-auth/emulator";
import { serveWithCookieHeaders } from "./cookie-headers.ts";

const specs = fileURLToPath(new URL("../../../specs/", import.meta.url));
const redocly = createRequire(new URL("../../../package.json", import.meta.url)).resolve("@redocly/cli/bin/cli.js");

/** How a vendor's scenarios ended. */
export interface Played {
  readonly exitCode: number | null;
  /** What `redocly respect` printed. */
  readonly output: string;
  /** The server that they were played against, closed now: what it saw can be read. */
  readonly emulator: RunningEmulator;
}

/** Plays specs/VENDOR.arazzo.yaml with `redocly respect` against a server of its own. Nothing else is contacted. */
export async function playScenarios(vendor: VendorName, policies: Partial<Policies> = {}): Promise<Played> {
  const emulator = await startEmulator<VendorName>(vendor, policies);
  const front = vendor === "cloudendure" ? await serveWithCookieHeaders(emulator) : emulator;
  const { baseUrl } = front;
  const env = {
    ...process.env,
    // By environment, so that no secret stands in a command line.
    REDOCLY_CLI_RESPECT_INPUT: JSON.stringify({ baseUrl, ...emulator.credentials }),
    REDOCLY_CLI_RESPECT_SERVER: `${vendor}=${baseUrl}`,
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    NO_COLOR: "1",
    FORCE_COLOR: "0",
  };
  const child = spawn(process.execPath, [redocly, "respect", `${vendor}.arazzo.yaml`, "--execution-timeout", "60000"], { cwd: specs, env });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  await Promise.all([front.close(), emulator.close()]);
  return { exitCode, output, emulator };
}
