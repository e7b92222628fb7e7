/** What a path and a method lead to. */
export type Found<Handler> =
  | {
      readonly kind: "route";
      readonly operation: string;
      readonly handler: Handler;
      /** The segments that stand for `{…}` in the route's path, as sent. */
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly kind: "method"; readonly allow: readonly string[] }
  | { readonly kind: "path" };

/** One operation. `{name}` in its path stands for one segment. */
export interface Route<Handler> {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly handler: Handler;
}

/** Where a segment leads. */
interface Branch<Handler> {
  readonly bySegment: Map<string, Branch<Handler>>;
  parameter?: { readonly name: string; readonly branch: Branch<Handler> };
  readonly byMethod: Map<string, Route<Handler>>;
}

/**
 * A lookup from method and path to a handler; HEAD takes GET's. A segment that a route names is never taken for a `{…}` of
 * another one. `isAccepted` says which values a `{…}` may have. Default: all.
 */
export function createRouter<Handler>(
  routes: readonly Route<Handler>[],
  isAccepted: (name: string, value: string) => boolean = () => true,
): (method: string, path: string) => Found<Handler> {
  const root = createBranch<Handler>();
  for (const route of routes) branchOf(root, route.path).byMethod.set(route.method, route);

  return function find(method, path) {
    const params: Record<string, string> = {};
    let branch = root;
    for (const segment of path.split("/")) {
      const named = branch.bySegment.get(segment);
      if (named !== undefined) {
        branch = named;
        continue;
      }
      const { parameter } = branch;
      if (parameter === undefined || segment === "" || !isAccepted(parameter.name, segment)) return { kind: "path" };
      params[parameter.name] = segment;
      branch = parameter.branch;
    }
    const { byMethod } = branch;
    if (byMethod.size === 0) return { kind: "path" };
    const route = byMethod.get(method) ?? (method === "HEAD" ? byMethod.get("GET") : undefined);
    if (route === undefined) return { kind: "method", allow: [...byMethod.keys()] };
    return { kind: "route", operation: route.operation, handler: route.handler, params };
  };
}

function createBranch<Handler>(): Branch<Handler> {
  return { bySegment: new Map(), byMethod: new Map() };
}

/** The branch of a route's path, made where it is missing. */
function branchOf<Handler>(root: Branch<Handler>, path: string): Branch<Handler> {
  let branch = root;
  for (const segment of path.split("/")) {
    const [, name] = /^\{(.+)\}$/.exec(segment) ?? [];
    if (name === undefined) {
      const next = branch.bySegment.get(segment) ?? createBranch<Handler>();
      branch.bySegment.set(segment, next);
      branch = next;
    } else {
      branch.parameter ??= { name, branch: createBranch<Handler>() };
      branch = branch.parameter.branch;
    }
  }
  return branch;
}
