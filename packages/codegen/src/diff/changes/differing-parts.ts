import { isObject, own, parsePointer, walkObjects } from "../../source/json.ts";
import type { JsonObject } from "../../source/json.ts";
import { isMethod } from "../../openapi/methods.ts";
import { decodedUri } from "../../text/decoded-uri.ts";

/** The way to an operation, to what all operations of a path share, or to a component; as JSON, so that it can be looked up. */
type Name = string;
const nameOf = (...path: readonly string[]): Name => JSON.stringify(path);

/** Documents of the two sides. */
export interface DifferingParts {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/**
 * Two documents without the operations and components that are the same on both sides and lead to nothing that is not. What is left is
 * all that there is to compare, and takes a fraction of the time in a large API. Each part keeps its path.
 */
export function differingParts(before: JsonObject, after: JsonObject): DifferingParts {
  const [former, present] = [partsOf(before), partsOf(after)];
  const sides = [former, present] as const;
  const logins = new Set([before, after].map((document) => own(own(document, "x-session"), "login")));
  const kept = new Set<Name>();
  for (const parts of sides) {
    for (const [name, value] of parts) {
      const id = own(value, "operationId");
      const isLogin = id !== undefined && logins.has(id); // credentials are of its types
      if (isLogin || JSON.stringify(former.get(name)) !== JSON.stringify(present.get(name))) kept.add(name);
    }
  }
  const uses = sides.map((parts) => new Map([...parts].map(([name, value]) => [name, usedBy(name, value)])));
  // Who uses what is kept is kept, and then what all of that needs: a set that grows is gone through to its end.
  const users = uses.map(turned);
  for (const name of kept) for (const its of users) for (const user of its.get(name) ?? []) kept.add(user);
  for (const name of kept) for (const its of uses) for (const used of its.get(name) ?? []) kept.add(used);
  return { before: withOnly(before, kept), after: withOnly(after, kept) };
}

function partsOf(document: JsonObject): Map<Name, unknown> {
  const parts = new Map<Name, unknown>();
  for (const [path, item] of membersOf(document, "paths")) {
    for (const [method, operation] of Object.entries(item)) if (isMethod(method)) parts.set(nameOf("paths", path, method), operation);
    parts.set(nameOf("paths", path), shared(item));
  }
  for (const [section, components] of membersOf(document, "components")) {
    for (const [name, component] of Object.entries(components)) parts.set(nameOf("components", section, name), component);
  }
  return parts;
}

function membersOf(document: JsonObject, key: string): [string, JsonObject][] {
  return Object.entries(own(document, key) ?? {}).filter((member): member is [string, JsonObject] => isObject(member[1]));
}

const shared = (item: JsonObject): JsonObject => Object.fromEntries(Object.entries(item).filter(([key]) => !isMethod(key)));

/** The parts that one refers to: by `$ref`, and by what a discriminator names. An operation takes what its path shares. */
function usedBy(name: Name, part: unknown): Name[] {
  const used = new Set<Name>([nameOf(...(JSON.parse(name) as string[]).slice(0, 2))]);
  const add = (reference: unknown): void => {
    if (typeof reference !== "string") return;
    const path = reference.startsWith("#/") ? (parsePointer(decodedUri(reference.slice(1))) ?? []) : ["components", "schemas", reference];
    used.add(nameOf(...path.slice(0, 3)));
    used.add(nameOf(...path.slice(0, 2)));
  };
  walkObjects(part, ({ $ref: reference, mapping }) => {
    add(reference);
    if (isObject(mapping)) for (const target of Object.values(mapping)) add(target);
  });
  return [...used];
}

/** Who uses each part. */
function turned(uses: ReadonlyMap<Name, readonly Name[]>): Map<Name, Name[]> {
  const users = new Map<Name, Name[]>();
  for (const [user, used] of uses) {
    for (const name of used) {
      const known = users.get(name);
      if (known === undefined) users.set(name, [user]);
      else known.push(user);
    }
  }
  return users;
}

function withOnly(document: JsonObject, kept: ReadonlySet<Name>): JsonObject {
  const paths = membersOf(document, "paths").flatMap(([path, item]) => {
    const operations = Object.entries(item).filter(([key]) => !isMethod(key) || kept.has(nameOf("paths", path, key)));
    const isKept = kept.has(nameOf("paths", path)) || operations.some(([key]) => isMethod(key));
    return isKept ? [[path, Object.fromEntries(operations)]] : [];
  });
  const components = membersOf(document, "components").map(([section, its]) => {
    const isNeeded = ([name]: [string, unknown]) => section === "securitySchemes" || kept.has(nameOf("components", section, name));
    return [section, Object.fromEntries(Object.entries(its).filter(isNeeded))];
  });
  return {
    ...document,
    ...(isObject(document["paths"]) && { paths: Object.fromEntries(paths) }),
    ...(isObject(document["components"]) && { components: Object.fromEntries(components) }),
  };
}
