import { isObject, own } from "../../source/json.ts";
import type { JsonObject } from "../../source/json.ts";
import { isMethod } from "../../openapi/methods.ts";
import { targetOf } from "../../openapi/target-of.ts";

/** Where an operation uses a component. */
export interface Use {
  /** `POST /login` */
  readonly operation: string;
  /** `answer 200`, `request body`, ``parameter `lang` `` */
  readonly place: string;
  readonly direction: "request" | "answer";
}

/** For each component, by `schemas/User`, where operations use it, directly or through others. */
export type Uses = ReadonlyMap<string, readonly Use[]>;

/** Finds where each component is used. */
export function usesOf(document: JsonObject): Uses {
  const uses = new Map<string, Map<string, Use>>();
  /** `seen` is one use's: each component counts once for it. */
  const visit = (value: unknown, use: Use, seen: Set<string>): void => {
    if (typeof value !== "object" || value === null) return;
    const reference = own(value, "$ref");
    if (typeof reference === "string") {
      const target = seen.has(reference) ? undefined : targetOf(document, reference);
      if (target === undefined) return;
      if (target.path[0] === "components") add(uses, target.path.slice(1, 3).join("/"), use);
      seen.add(reference);
      visit(target.value, use, seen);
      return;
    }
    for (const member of Object.values(value)) visit(member, use, seen);
  };
  for (const [path, item] of members(own(document, "paths"))) {
    for (const [method, operation] of members(item).filter(([name]) => isMethod(name))) {
      const label = operationLabel(method, path);
      for (const use of partsOf(document, label, item, operation)) visit(use.value, use.use, new Set());
    }
  }
  return new Map([...uses].map(([component, its]) => [component, [...its.values()]]));
}

/** `POST /login` */
export function operationLabel(method: string, path: string): string {
  return `${method.toUpperCase()} ${path}`;
}

function partsOf(document: JsonObject, operation: string, item: unknown, its: unknown): { value: unknown; use: Use }[] {
  const parameters = [own(item, "parameters"), own(its, "parameters")].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
  return [
    ...parameters.map((value) => ({ value, use: { operation, place: parameterPlace(document, value), direction: "request" as const } })),
    { value: own(its, "requestBody"), use: { operation, place: "request body", direction: "request" as const } },
    ...members(own(its, "responses")).map(([status, value]) => ({
      value,
      use: { operation, place: `answer ${status}`, direction: "answer" as const },
    })),
  ];
}

/** `` parameter `lang` ``, also for one that is given by reference. */
export function parameterPlace(document: JsonObject, parameter: unknown): string {
  const reference = own(parameter, "$ref");
  const value = typeof reference === "string" ? targetOf(document, reference)?.value : parameter;
  const name = own(value, "name");
  return `parameter \`${typeof name === "string" ? name : "?"}\``;
}

function add(uses: Map<string, Map<string, Use>>, component: string, use: Use): void {
  const known = uses.get(component) ?? new Map<string, Use>();
  const key = `${use.operation} ${use.place}`;
  uses.set(component, known);
  if (!known.has(key)) known.set(key, use);
}

function members(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}
