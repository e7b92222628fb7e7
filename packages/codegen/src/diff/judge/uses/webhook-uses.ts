import type ts from "typescript";
import type { Members } from "../types/members.ts";
import { componentNamed } from "../types/members.ts";
import { textOf } from "../types/type-reader.ts";
import { about } from "./code.ts";
import type { Use } from "./broken-uses.ts";

/** Writes a line of code for each webhook that differs: what it is now is taken for what it was. */
export function webhookUses(former: Members, present: Members, declare: (body: string) => string): Use[] {
  const called = new Set([...former.paths.values()].flatMap((methods) => [...methods.values()]));
  // One that has a name of its own is among the operations.
  const named = [...former.operations].filter(([id]) => !called.has(id));
  const use = (type: string, name: string, before: string | undefined, after: string | undefined): Use[] => {
    if (before === undefined || before === after) return [];
    const was = declare(before);
    // Where none is left, what it is now is `never`, which all take.
    const line = about(name, after === undefined ? `take<${type}>(make<${was}>());` : `take<${was}>(make<${type}>());`);
    return [{ subject: { component: "webhooks", part: "", composedOf: [] }, line }];
  };
  return [
    ...[...former.webhooks].flatMap(([name, node]) =>
      use(`webhooks[${JSON.stringify(name)}]`, name, bodyOf(former, node), bodyOf(present, present.webhooks.get(name))),
    ),
    ...named.flatMap(([id, node]) =>
      use(`operations[${JSON.stringify(id)}]`, id, bodyOf(former, node), bodyOf(present, present.operations.get(id))),
    ),
  ];
}

/** The object type that it is. */
function bodyOf({ components, source }: Members, node: ts.TypeNode | undefined): string | undefined {
  const its = components.get(componentNamed(node) ?? "") ?? node;
  const text = its && textOf(its, source);
  return text?.startsWith("{") === true ? text : undefined;
}
