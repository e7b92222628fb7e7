import type { DescribedOperation } from "./reader/api.ts";

/** The path of a server's address, its variables at their defaults: `/api`. */
export function pathOfServer({ url, variables }: DescribedOperation["server"]): string {
  const filled = url.replace(/\{([^}]*)\}/g, (_match, name: string) => variables[name] ?? "");
  // An address that is not one yet, such as `https://{host}:x`, is taken by its path.
  const path = filled.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").replace(/[?#].*/s, "");
  return path.replace(/^(?!\/|$)/, "/").replace(/\/+$/, "");
}

/** The path of an operation as a client sends it, `{…}` in it. */
export function pathOf({ server, path }: DescribedOperation): string {
  return pathOfServer(server) + path.replace(/[?#].*/s, "");
}
