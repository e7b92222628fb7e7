/** A route, and the names of the `{…}` in its path. */
interface Named<Route> {
  readonly route: Route;
  readonly names: readonly string[];
}

/** The routes of one path, by method. */
export type Leaf<Route> = ReadonlyMap<string, Named<Route>>;

interface Branch<Route> {
  /** Segments without a `{…}`. */
  readonly named: Map<string, Branch<Route>>;
  /** Segments that are a `{…}` in part, such as `{name}.json`. */
  readonly partly: Map<string, { readonly pattern: RegExp; readonly branch: Branch<Route> }>;
  /** Segments that are a `{…}`. */
  whole: Branch<Route> | undefined;
  readonly leaf: Map<string, Named<Route>>;
}

/** Routes by the segments of their paths. */
export interface PathTree<Route> {
  /** Offers the routes of each path that fits, and the values of its `{…}`, until one is taken: named segments come before others. */
  find<Taken>(path: string, take: (leaf: Leaf<Route>, values: readonly string[]) => Taken | undefined): Taken | undefined;
}

/** Puts routes into a tree. A route replaces an earlier one of the same path and method. */
export function pathTree<Route extends { readonly method: string; readonly path: string }>(routes: readonly Route[]): PathTree<Route> {
  const root = newBranch<Route>();
  for (const route of routes) {
    const names = [...route.path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name as string);
    branchOf(root, route.path).leaf.set(route.method, { route, names });
  }

  return {
    find(path, take) {
      const segments = path.split("/");
      function search(branch: Branch<Route>, index: number, values: readonly string[]): ReturnType<typeof take> {
        const segment = segments[index];
        if (segment === undefined) return branch.leaf.size === 0 ? undefined : take(branch.leaf, values);
        const named = branch.named.get(segment) ?? (segment.includes("%") ? branch.named.get(decoded(segment)) : undefined);
        let taken = named && search(named, index + 1, values);
        for (const { pattern, branch: next } of branch.partly.values()) {
          if (taken !== undefined) return taken;
          const match = pattern.exec(segment);
          if (match !== null) taken = search(next, index + 1, [...values, ...match.slice(1)]);
        }
        if (taken !== undefined || branch.whole === undefined || segment === "") return taken;
        return search(branch.whole, index + 1, [...values, segment]);
      }
      return search(root, 0, []);
    },
  };
}

function newBranch<Route>(): Branch<Route> {
  return { named: new Map(), partly: new Map(), whole: undefined, leaf: new Map() };
}

/** The branch of a route's path, made where it is missing. */
function branchOf<Route>(root: Branch<Route>, path: string): Branch<Route> {
  let branch = root;
  for (const segment of path.split("/")) {
    const parts = segment.split(/\{[^}]*\}/);
    if (parts.length === 1) branch = branchAt(branch.named, segment, newBranch<Route>);
    else if (parts.length === 2 && parts.join("") === "") branch = branch.whole ??= newBranch();
    else {
      const pattern = new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("(.+?)")}$`);
      branch = branchAt(branch.partly, pattern.source, () => ({ pattern, branch: newBranch<Route>() })).branch;
    }
  }
  return branch;
}

function branchAt<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
