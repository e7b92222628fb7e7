/** What a path and a method lead to. */
export type Found<Handler> =
  | { readonly kind: "route"; readonly operation: string; readonly handler: Handler; readonly version: string | undefined }
  | { readonly kind: "method"; readonly allow: readonly string[] }
  | { readonly kind: "path" };

/** One operation. `{version}` in its path stands for one segment after `/api/`. */
export interface Route<Handler> {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly handler: Handler;
}

/** A lookup from method and path to a handler; HEAD takes GET's. `hasVersion` says which versions exist. */
export function createRouter<Handler>(routes: readonly Route<Handler>[], hasVersion: (version: string) => boolean) {
  const byPath = new Map<string, Map<string, Route<Handler>>>();
  for (const route of routes) {
    const methods = byPath.get(route.path) ?? new Map<string, Route<Handler>>();
    byPath.set(route.path, methods.set(route.method, route));
  }

  return function find(method: string, path: string): Found<Handler> {
    let version: string | undefined;
    let methods = byPath.get(path);
    if (methods === undefined) {
      const versioned = /^\/api\/([^/]+)(\/.+)$/.exec(path);
      if (versioned === null || !hasVersion(versioned[1] as string)) return { kind: "path" };
      version = versioned[1];
      methods = byPath.get(`/api/{version}${versioned[2]}`);
    }
    if (methods === undefined) return { kind: "path" };
    const route = methods.get(method) ?? (method === "HEAD" ? methods.get("GET") : undefined);
    if (route === undefined) return { kind: "method", allow: [...methods.keys()] };
    return { kind: "route", operation: route.operation, handler: route.handler, version };
  };
}
