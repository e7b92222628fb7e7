import { propertyName } from "../text/source-text.ts";

/** A JSON value to be, whose leaves are code. */
export type Tree = string | { readonly [key: string]: Tree };

/** `tree` with `value`, as code, at a place in it. What is code there already is spread. */
export function grown(tree: Tree, [key, ...rest]: readonly string[], value: string): Tree {
  if (key === undefined) return value;
  const members = typeof tree === "string" ? (tree === "{}" ? {} : { [spread]: tree }) : tree;
  return { ...members, [key]: grown(members[key] ?? spreadOf(members, key) ?? {}, rest, value) };
}

const spread = "...";

function spreadOf(members: { readonly [key: string]: Tree }, key: string): string | undefined {
  const whole = members[spread];
  return typeof whole === "string" ? `${whole}[${JSON.stringify(key)}]` : undefined;
}

export function treeCode(tree: Tree): string {
  if (typeof tree === "string") return tree;
  const members = Object.entries(tree).map(([key, member]) => [key, treeCode(member)] as const);
  if (members.length === 1 && members[0]![0] === "0") return `[${members[0]![1]}]`;
  const list = members.map(([key, code]) => (key === spread ? `...${code}` : `${propertyName(key)}: ${code}`));
  return list.length === 0 ? "{}" : `{ ${list.join(", ")} }`;
}
