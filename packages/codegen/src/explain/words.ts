import type { Condition } from "../session/body-conditions.ts";
import type { LinkSource } from "../session/link-value.ts";
import { isConstant } from "../session/login/fixed-members.ts";
import type { Fixed, Input } from "../session/login/login-input.ts";
import type { Spec } from "../spec/read-spec.ts";
import { formsOf } from "../spec/schema-forms.ts";
import type { SpecNode } from "../spec/spec-node.ts";

/** Where a value comes from: of the login's answer, or of what it is given. */
export function sourceText(from: LinkSource): string {
  if (from.in === "input") return `the login's ${from.name}${from.pointer}`;
  if (from.in !== "body") return `${from.in} ${from.name}`;
  return from.pointer === "" ? "the whole body" : `body ${from.pointer}`;
}

/** An input, where it goes: `apiToken (header api-token)`. */
export function inputText(spec: Spec, { name, in: where, wire, prefix, node }: Input): string {
  if (where === "basic") return `${name} (HTTP Basic)`;
  if (where === "body") return listed(leavesOf(spec, node, name));
  return `${name} (${where} ${wire}${prefix === undefined ? "" : `: ${prefix}…`})`;
}

/** What an object needs, each member by its path. */
function* leavesOf(spec: Spec, node: SpecNode, path: string, depth = 0): Generator<string> {
  const [form, ...others] = depth > deepest ? [] : formsOf(spec, node);
  const members = form === undefined || others.length > 0 ? [] : [...form.members].filter(([, member]) => !isConstant(spec, member));
  const needed = members.filter(([name]) => form!.required.has(name));
  if (needed.length === 0) yield path;
  for (const [name, member] of needed) yield* leavesOf(spec, member, `${path}/${name}`, depth + 1);
}

/** Members that are named. */
const mostNames = 50;

function listed(names: Iterable<string>): string {
  const shown: string[] = [];
  for (const name of names) {
    if (shown.length === mostNames) return `${shown.join(" and ")} and others`;
    shown.push(name);
  }
  return shown.join(" and ");
}

/** A schema that requires itself has no end. */
const deepest = 5;

export function fixedText(fixed: readonly Fixed[]): string {
  return fixed
    .map(({ in: where, name, value, isDefault }) => {
      return `${where}${name === "" ? "" : ` ${name}`} ${JSON.stringify(value)}${isDefault ? " where no other is given" : ""}`;
    })
    .join(", ");
}

export function conditionsText(conditions: readonly Condition[]): string {
  return conditions.map(({ pointer, values }) => `${pointer} ${values.map((value) => JSON.stringify(value)).join(" or ")}`).join(" and ");
}

/** What of an input is a secret. */
export function secretText({ name, secrets }: Input): string[] {
  return secrets.map((pointer) => `${name}${pointer}`);
}
