import type ts from "typescript";
import type { Members } from "../types/members.ts";
import { componentNamed } from "../types/members.ts";
import { textOf } from "../types/type-reader.ts";
import { about } from "./code.ts";
import type { Use } from "./broken-uses.ts";

/** Writes a line of code for each webhook that differs: what it is now is taken for what it was. */
export function webhookUses(former: Members, present: Members, declare: (body: string) => string): Use[] {
  return [...former.webhooks].flatMap(([name, node]): Use[] => {
    const [before, after] = [bodyOf(former, node), bodyOf(present, present.webhooks.get(name))];
    if (before === undefined || before === after) return [];
    const [was, is] = [declare(before), `webhooks[${JSON.stringify(name)}]`];
    // Where none is left, what it is now is `never`, which all take.
    const line = about(name, after === undefined ? `take<${is}>(make<${was}>());` : `take<${was}>(make<${is}>());`);
    return [{ subject: { component: "webhooks", part: "", composedOf: [] }, line }];
  });
}

/** The object type that it is. */
function bodyOf({ components, source }: Members, node: ts.TypeNode | undefined): string | undefined {
  const its = components.get(componentNamed(node) ?? "") ?? node;
  const text = its && textOf(its, source);
  return text?.startsWith("{") === true ? text : undefined;
}
