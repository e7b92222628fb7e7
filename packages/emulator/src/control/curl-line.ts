import type { LoginRequest } from "../vendors/contract/vendor.ts";

/** A login in one line of a POSIX shell. A certificate that is made at start is not looked at. */
export function curlLine(baseUrl: string, { method, path, headers, body }: LoginRequest): string {
  const parts = [`curl ${baseUrl.startsWith("https:") ? "-ik" : "-i"} -X ${method}`];
  for (const [name, value] of headers) parts.push(`-H ${quote(`${name}: ${value}`)}`);
  if (body !== undefined) parts.push(`-d ${quote(body)}`);
  return [...parts, quoteIfOdd(baseUrl + path)].join(" ");
}

/** An address as a shell takes it. */
function quoteIfOdd(url: string): string {
  return /^[\w:/.@%-]+$/.test(url) ? url : quote(url);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
