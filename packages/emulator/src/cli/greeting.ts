import type { RunningEmulator } from "../emulator/start-emulator.ts";
import { findVendor } from "../vendors/vendors.ts";

/** What is printed once the server listens: where it is, what logs in, a line to try. */
export function greeting(emulator: RunningEmulator): string {
  const credentials = Object.entries<string>({ ...emulator.credentials });
  const width = Math.max("base URL".length, ...credentials.map(([name]) => name.length));
  const places = [
    ["base URL", emulator.baseUrl],
    ["console", `${emulator.origin}/__emulator/`],
  ];
  const rows = [...places, ...credentials].map(([name = "", value = ""]) => `  ${name.padEnd(width)}  ${value}`);
  const lines = [`${emulator.vendor} is listening. Its credentials are synthetic:`, ...rows, `Try: ${curlLine(emulator)}`];
  if (emulator.ca !== undefined) lines.push(`Its certificate, to trust it (curl: --cacert instead of -k):`, emulator.ca.trim());
  return `${lines.join("\n")}\nStop it with Ctrl-C.\n`;
}

/** The same for programs. */
export function jsonGreeting({ vendor, baseUrl, origin, credentials, ca }: RunningEmulator): string {
  return `${JSON.stringify({ vendor, baseUrl, console: `${origin}/__emulator/`, credentials, ca })}\n`;
}

/** A login in one line of a shell. */
function curlLine({ vendor, baseUrl, credentials, ca }: RunningEmulator): string {
  const { method, path, headers, body } = findVendor(vendor).loginRequest(credentials);
  const parts = [`curl ${ca === undefined ? "-i" : "-ik"} -X ${method}`];
  for (const [name, value] of headers) parts.push(`-H ${quote(`${name}: ${value}`)}`);
  if (body !== undefined) parts.push(`-d ${quote(body)}`);
  return [...parts, quoteIfOdd(baseUrl + path)].join(" ");
}

/** An address as a shell takes it. */
function quoteIfOdd(url: string): string {
  return /^[\w:/.@%-]+$/.test(url) ? url : quote(url);
}

/** Quotes for a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
