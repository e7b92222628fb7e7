import { child, children, rootOf, textAt } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { Operation } from "../spec/spec-operations.ts";

/**
 * The server of an operation, or of its path, where it is not the API's first one: as a path where it is on that one's origin, since a
 * client's base URL may be on another. Variables have their defaults.
 */
export function ownServer(spec: Spec, { path, node }: Operation): string | undefined {
  const item = child(spec, rootOf(spec), "paths", path);
  const server = first(spec, node) ?? first(spec, item);
  const root = first(spec, rootOf(spec));
  if (server === undefined || urlOf(spec, server) === urlOf(spec, root)) return undefined;
  const [origin, rest] = split(urlOf(spec, server));
  const [rootOrigin] = split(urlOf(spec, root));
  return filled(origin === rootOrigin || origin === "" ? `/${rest.replace(/^\.?\//, "")}` : origin + rest, spec, server);
}

function first(spec: Spec, owner: SpecNode | undefined): SpecNode | undefined {
  return children(spec, child(spec, owner, "servers"))[0]?.[1];
}

function urlOf(spec: Spec, server: SpecNode | undefined): string {
  return server === undefined ? "/" : (textAt(spec, server, "url") ?? "/");
}

/** Origin and path, both with their variables. */
function split(url: string): [origin: string, path: string] {
  const origin = /^(?:[\w+.{}-]+:)?\/\/[^/]*/.exec(url)?.[0] ?? "";
  return [origin, url.slice(origin.length)];
}

function filled(url: string, spec: Spec, server: SpecNode): string {
  return url.replace(/\{([^{}]+)\}/g, (whole, name: string) => textAt(spec, child(spec, server, "variables", name), "default") ?? whole);
}
