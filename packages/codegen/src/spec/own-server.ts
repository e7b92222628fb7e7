import { child, children, rootOf, textAt } from "./spec-node.ts";
import type { SpecNode } from "./spec-node.ts";
import type { Spec } from "./read-spec.ts";
import type { Operation } from "./spec-operations.ts";

/** The first server of an operation, or of its path. */
export function serverNode(spec: Spec, { path, node }: Operation): SpecNode | undefined {
  return first(spec, node) ?? first(spec, child(spec, rootOf(spec), "paths", path));
}

/**
 * The server of an operation, or of its path, where it is not the API's first one: as a path where it is on that one's origin, since a
 * client's base URL may be on another. Variables have their defaults.
 */
export function ownServer(spec: Spec, operation: Operation): string | undefined {
  const server = serverNode(spec, operation);
  const root = urlOf(spec, first(spec, rootOf(spec)));
  if (server === undefined || urlOf(spec, server) === root) return undefined;
  const [[origin, path], [rootOrigin, rootPath]] = [split(urlOf(spec, server)), split(root)];
  const isThere = origin === rootOrigin || origin === "";
  if (isThere && path === rootPath) return undefined;
  return filled(isThere ? path : origin + path.replace(/^\/$/, ""), spec, server);
}

function first(spec: Spec, owner: SpecNode | undefined): SpecNode | undefined {
  return children(spec, child(spec, owner, "servers"))[0]?.[1];
}

function urlOf(spec: Spec, server: SpecNode | undefined): string {
  return server === undefined ? "/" : (textAt(spec, server, "url") ?? "/");
}

/** Origin, and path with a slash before it and none after it, both with their variables. */
function split(url: string): [origin: string, path: string] {
  const origin = /^(?:[\w+.{}-]+:)?\/\/[^/]*/.exec(url)?.[0] ?? "";
  const path = url
    .slice(origin.length)
    .replace(/^\.?\//, "")
    .replace(/\/$/, "");
  return [origin, `/${path}`];
}

function filled(url: string, spec: Spec, server: SpecNode): string {
  return url.replace(/\{([^{}]+)\}/g, (whole, name: string) => textAt(spec, child(spec, server, "variables", name), "default") ?? whole);
}
