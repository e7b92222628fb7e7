import type { Rule } from "./rule.ts";

/** How a session is opened, carried and closed. */
export const sessionRules: readonly Rule[] = [
  {
    when: "a server that calls go to by default changes",
    level: "breaking",
    isOfTheWire: true,
    is: ({ typeName, property, base }) => typeName === "ServerVariable" && property === "default" && base !== undefined,
    what: ({ base, revision }) =>
      `calls without a \`baseUrl\` go to \`${text(revision?.value)}\` where they went to \`${text(base?.value)}\`.`,
    remedy: "Give `baseUrl` or `host` if you need the former.",
  },
  {
    when: "`format: password` marks a secret, or marks it no more",
    level: "invisible",
    is: ({ property, base, revision }) =>
      property === "format" && [base?.value, revision?.value].every((value) => value === "password" || value === undefined),
    what: ({ member, revision }) =>
      `\`${member}\` ${revision?.value === undefined ? "is no secret any more" : "is kept out of messages, as a secret"}.`,
  },
];

function text(value: unknown): string {
  return value === undefined ? "absent" : typeof value === "string" ? value : JSON.stringify(value);
}
