import type { PolicyRule, PolicyRules } from "./policy-rule.ts";

/** Checks policies that come from outside. Throws a TypeError that names the policy, what was expected and what came. */
export function checkPolicies(rules: PolicyRules, given: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(given)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined)
      throw new TypeError(`unknown option or policy ${JSON.stringify(name)}. Known policies: ${Object.keys(rules).join(", ")}`);
    if (!rule.isValid(value)) throw new TypeError(`policy ${name}: expected ${rule.expected}, got ${describe(value)}`);
  }
}

/** What each policy does, as plain data, and what it may be where that is a few names; null among them where it may be off. */
export function shownRules(rules: PolicyRules): Record<string, Pick<PolicyRule, "help" | "choices">> {
  return Object.fromEntries(Object.entries(rules).map(([name, { help, choices }]) => [name, { help, ...(choices && { choices }) }]));
}

/** What a policy takes when it is not off, in words. */
export function expectedOf({ expected }: PolicyRule): string {
  return expected.replace(/, or nothing$/, "");
}

function describe(value: unknown): string {
  return typeof value === "function" ? "a function" : (JSON.stringify(value) ?? String(value));
}
