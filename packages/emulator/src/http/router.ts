import { pathTree } from "./path-tree.ts";

/** What a path and a method lead to. */
export type Found<Handler> =
  | {
      readonly kind: "route";
      readonly operation: string;
      readonly handler: Handler;
      /** What stands for each `{…}` in the route's path, as sent. */
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly kind: "method"; readonly allow: readonly string[] }
  | { readonly kind: "path" };

/** One operation. `{name}` in its path stands for one segment, or a part of one. */
export interface Route<Handler> {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly handler: Handler;
}

/**
 * A lookup from method and path to a handler; HEAD takes GET's. Where several routes fit, the one whose path names more of the
 * segments is taken. Two paths that differ in the names of their `{…}` alone are one. `isAccepted` says which values a `{…}` may have. Default: all.
 */
export function createRouter<Handler>(
  routes: readonly Route<Handler>[],
  isAccepted: (name: string, value: string) => boolean = () => true,
): (method: string, path: string) => Found<Handler> {
  const tree = pathTree(routes);

  return function find(method, path) {
    let allow: readonly string[] | undefined;
    const route = tree.find(path, (leaf, values) => {
      const fitting = [...leaf.values()].filter(({ names }) => names.every((name, index) => isAccepted(name, values[index] as string)));
      if (fitting.length === 0) return undefined;
      const found = leaf.get(method) ?? (method === "HEAD" ? leaf.get("GET") : undefined);
      if (found !== undefined && fitting.includes(found)) return { ...found, values };
      allow ??= fitting.map(({ route: { method: allowed } }) => allowed);
      return undefined;
    });
    if (route === undefined) return allow === undefined ? { kind: "path" } : { kind: "method", allow };
    const params: Record<string, string> = {};
    for (const [index, name] of route.names.entries()) params[name] = route.values[index] as string;
    return { kind: "route", operation: route.route.operation, handler: route.route.handler, params };
  };
}
