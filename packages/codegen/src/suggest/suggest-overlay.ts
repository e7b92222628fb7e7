import { own } from "../source/json.ts";
import type { Spec } from "../spec/read-spec.ts";
import { operationsOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { printable } from "../text/printable.ts";
import { certaintyOf, lastWord } from "./candidates.ts";
import type { Candidate } from "./candidates.ts";
import { findCarrier, findCompanions } from "./find-carrier.ts";
import type { FoundCarrier } from "./find-carrier.ts";
import { findLogins, findLogouts, isLogoutName } from "./find-operations.ts";
import { loginActions } from "./login-actions.ts";
import { isForFew, isInput, isNeeded, mostNamed, schemesOf } from "./schemes.ts";
import { action, word } from "./yaml-lines.ts";

/** The first overlay for a description: what is likely of its session, how sure that is, and what else it may be. */
export function suggestOverlay(spec: Spec): string {
  const operations = operationsOf(spec);
  const logins = findLogins(spec, operations);
  const login = logins[0]?.operation;
  const logouts = findLogouts(spec, operations, login);
  const logout = isUsable(logouts) ? logouts[0]?.operation : undefined;
  const carrier = login === undefined ? undefined : findCarrier(spec, operations, login);
  const scheme = carrier === undefined ? noScheme : schemeFor(spec, operations, login, carrier);
  const companions = login === undefined ? [] : findCompanions(spec, operations, { login, scheme: scheme.name });
  return [
    "# Read each line before you use it: it was found by names, and names can mislead.",
    "overlay: 1.1.0",
    `info: { title: ${JSON.stringify(`${titleOf(spec)}: how its session opens and closes`)}, version: "1" }`,
    "actions:",
    ...(scheme.isReplaced ? action(["components", "securitySchemes", scheme.name], "remove: true  # it stands below as it must be") : []),
    "  - target: $",
    "    update:",
    ...(scheme.isRequired ? [] : [`      security: [{ ${word(scheme.name)}: [] }]  # likely: what calls need`]),
    ...(scheme.written === undefined
      ? []
      : [
          `      components: { securitySchemes: { ${word(scheme.name)}: ${scheme.written} } }  # ${scheme.certainty}: where calls carry it`,
        ]),
    "      x-session:",
    `        login: ${login?.id ?? "…"}  # ${login === undefined ? noLogin : explain(logins)}`,
    logoutLine(logouts),
    "        credentials:",
    `          ${word(scheme.name)}: ${word(carrier?.expression ?? "$response.…")}  # ${carrier === undefined ? "none was found" : explainCarrier(carrier)}`,
    ...companions.map(
      ({ name, expression }) =>
        `          ${word(name)}: ${word(expression)}  # likely: the value of that name, which calls carry beside it`,
    ),
    ...(login === undefined || carrier === undefined ? [] : loginActions(spec, { login, logout, carrier, scheme: scheme.name })),
    "",
  ].join("\n");
}

const noLogin = "none was found; an API whose calls carry a key, or a password, needs no session";

interface Scheme {
  readonly name: string;
  /** As the overlay writes it. */
  readonly written: string | undefined;
  readonly certainty: string;
  /** The description has another one under this name. */
  readonly isReplaced: boolean;
  /** Operations ask for it by this name. */
  readonly isRequired: boolean;
}

const noScheme: Scheme = {
  name: "session",
  written: "{ type: http, scheme: bearer }",
  certainty: "a guess",
  isReplaced: false,
  isRequired: false,
};

/**
 * The scheme that calls carry the value by. Where operations have a `security` of their own that names another, which no login
 * earns, the one that most of them name is taken for it: an overlay of ten lines cannot change each operation.
 */
function schemeFor(spec: Spec, operations: readonly Operation[], login: Operation | undefined, carrier: FoundCarrier): Scheme {
  const { known, written } = carrier;
  const certainty = carrier.certainty === "sure" ? "likely" : carrier.certainty;
  const most = mostNamed(operations, login);
  // HTTP Basic that the login takes is not what it earns.
  const isBasic = schemesOf(spec).some(({ name, kind }) => name === most && kind === "basic");
  const named = most !== undefined && login !== undefined && isBasic && isInput(login, most) ? undefined : most;
  const name = known ?? named ?? freeName(spec);
  const isReplaced = written !== undefined && schemesOf(spec).some((scheme) => scheme.name === name);
  return { name, written, certainty, isReplaced, isRequired: isNeeded(operations, login, name) && !isForFew(operations, name) };
}

function freeName(spec: Spec): string {
  const taken = new Set(schemesOf(spec).map(({ name }) => name));
  let name = "session";
  while (taken.has(name)) name += "Value";
  return name;
}

function logoutLine(logouts: readonly Candidate[]): string {
  const [best] = logouts;
  if (best === undefined)
    return "        # logout: likely there is none, and a session ends by its time alone: no operation looks like one";
  const unused = isUsable(logouts) ? "" : "# ";
  return `        ${unused}logout: ${best.operation.id}  # ${explain(logouts)}`;
}

/** A wrong logout ends what is another's: a guess is used only where the name or the path says it. */
function isUsable(logouts: readonly Candidate[]): boolean {
  const [best] = logouts;
  return (
    certaintyOf(logouts) !== "a guess" ||
    (best !== undefined && [best.operation.id, lastWord(best.operation)].some((name) => isLogoutName(name)))
  );
}

function explain(candidates: readonly Candidate[]): string {
  const [best, ...others] = candidates;
  if (best === undefined) return "none was found";
  const next = others.slice(0, 2).map(({ operation }) => operation.id);
  const { method, path } = best.operation;
  const also = next.length === 0 ? "" : `; else ${next.join(", ")}`;
  return `${certaintyOf(candidates)}: ${method.toUpperCase()} ${printable(path)}, by ${best.reasons.join(", ")}${also}`;
}

function explainCarrier({ certainty, reason, others }: FoundCarrier): string {
  const also = others.length === 0 ? "" : `; else ${printable(others.slice(0, 2).join(", "))}`;
  return `${certainty}: ${reason}${also}`;
}

function titleOf(spec: Spec): string {
  const title = own(own(spec.document, "info"), "title");
  return typeof title === "string" ? title : spec.file;
}
