import type { SessionDescriptor } from "./session-descriptor.ts";

/** The URL of the server that a spec names, its variables filled with their defaults or with `values`. */
export function serverUrl(server: SessionDescriptor["server"], values: Readonly<Record<string, string | undefined>> = {}): string {
  return server.url.replace(/\{([^{}]+)\}/g, (whole, name: string) => values[name] ?? server.variables[name] ?? whole);
}
