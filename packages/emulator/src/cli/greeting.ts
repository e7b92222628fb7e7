import type { AnyRunningEmulator } from "../emulator/start-emulator.ts";

/** What is printed once the server listens: where it is, what logs in, a line to try. */
export function greeting(emulator: AnyRunningEmulator): string {
  const credentials = shown(emulator.credentials);
  const others = emulator.otherCredentials.map(shown);
  const width = Math.max("base URL".length, ...[credentials, ...others].flat().map(([name]) => name.length));
  const row = ([name, value]: readonly [string, string]): string => `  ${name.padEnd(width)}  ${value}`;
  const places = [
    ["base URL", emulator.baseUrl],
    ["console", `${emulator.origin}/__emulator/`],
  ] as const;
  const lines = [
    `${emulator.vendor} is listening. Its credentials are synthetic:`,
    ...[...places, ...credentials].map(row),
    ...others.flatMap((other) => ["or", ...other.map(row)]),
    `Try: ${emulator.curl}`,
  ];
  if (emulator.ca !== undefined) lines.push(`Its certificate, to trust it (curl: --cacert instead of -k):`, emulator.ca.trim());
  return `${lines.join("\n")}\nStop it with Ctrl-C.\n`;
}

/** The same for programs. */
export function jsonGreeting({ vendor, baseUrl, origin, credentials, otherCredentials, ca }: AnyRunningEmulator): string {
  const others = otherCredentials.length === 0 ? undefined : otherCredentials;
  return `${JSON.stringify({ vendor, baseUrl, console: `${origin}/__emulator/`, credentials, otherCredentials: others, ca })}\n`;
}

function shown(credentials: object): (readonly [name: string, value: string])[] {
  return Object.entries(credentials).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)] as const);
}
