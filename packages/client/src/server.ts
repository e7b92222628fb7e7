import type { SessionDescriptor } from "./model/session-descriptor.ts";

// A door of its own: what a facade needs of this package before its first call.

const host = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i;

/** True for a host name or address with or without a port, such as `fb1.example`, `fb1.example:8443` or `[::1]:8443`. */
export function isHost(text: string): boolean {
  return host.test(text);
}

/** The URL of the server that a spec names, its variables filled with their defaults or with `values`. */
export function serverUrl(server: SessionDescriptor["server"], values: Readonly<Record<string, string | undefined>> = {}): string {
  return server.url.replace(/\{([^{}]+)\}/g, (whole, name: string) => values[name] ?? server.variables[name] ?? whole);
}
