import { isIP } from "node:net";

/** Whether an address or a name, without port and brackets, is this machine's loopback. */
export function isLoopback(host: string): boolean {
  if (host === "::1" || host === "localhost" || host.endsWith(".localhost")) return true;
  return isIP(host) === 4 && host.startsWith("127.");
}

/** The name in a Host header: `[::1]:9001` is `::1`. */
export function hostName(header: string): string {
  return header
    .toLowerCase()
    .replace(/:\d*$/, "")
    .replace(/^\[(.*)\]$/, "$1");
}
