import type { Api } from "../session/read-api.ts";
import type { Descriptor } from "../session/session-descriptor.ts";
import { baseUrlOf } from "../session/server.ts";
import { conditionsText, fixedText, inputText, secretText, sourceText } from "./words.ts";
import { missingIn } from "./missing.ts";

/** What the generator understood of a spec, in lines that a person can check: the name of each, and what it says. */
export function explain(api: Api): string {
  const { session } = api;
  const others = session.open.filter(({ method, path }) => method !== session.login.method || path !== session.login.path);
  const rows = (
    [
      ["API", `${session.vendor}, at ${baseUrlOf(session)}`],
      [
        "login",
        `${session.login.method} ${session.login.path}${session.login.contentType === undefined ? "" : ` with ${session.login.contentType}`}`,
      ],
      ["takes", takesText(api)],
      ["sends by itself", fixedText(session.login.fixed ?? [])],
      [
        "earns",
        session.credentials
          .filter(({ from }) => from.in !== "input")
          .map(earnedText)
          .join("; "),
      ],
      ["calls carry", session.credentials.map(carriedText).join("; ")],
      ["no session for", others.map(({ method, path }) => `${method} ${path}`).join(", ")],
      ["login refused by", refusalText(api)],
      ["session lapsed by", lapseText(session)],
      ["logout", logoutText(session)],
      ["secret", secretsText(api)],
      ["missing", missingIn(api).join(" ") || "nothing"],
    ] as const
  ).filter(([, text]) => text !== "");
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `${name.padEnd(width)}  ${text}\n`).join("");
}

/** Each way to log in, and what each of them may be given besides. */
function takesText({ spec, inputs: { ways } }: Api): string {
  return ways
    .map(({ required, optional }) => {
      const needed = required.map((input) => inputText(spec, input)).join(" and ");
      return optional.length === 0 ? needed : `${needed} (and perhaps ${optional.map(({ name }) => name).join(", ")})`;
    })
    .join("; or ");
}

type Credential = Descriptor["credentials"][number];

function earnedText({ name, from, optional, replaced }: Credential): string {
  const notes = [...(optional ? ["not from every server"] : []), ...(replaced ? ["later answers replace it"] : [])];
  return `${name} from ${sourceText(from)}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}`;
}

function carriedText({ name, from, to }: Credential): string {
  const value = to.encoding === "basic" ? `HTTP Basic with ${name} as its password` : `${to.prefix ?? ""}<${name}>`;
  return `${to.in} ${to.name}: ${value}${from.in === "input" ? " (as the login is given it)" : ""}`;
}

function refusalText({ session, facts }: Api): string {
  const declared = facts.login.responses.map(([status]) => status).filter((status) => /^(4|default)/i.test(status));
  const success = session.login.success;
  const body = success === undefined ? [] : [`a success whose body does not say ${conditionsText(success)}`];
  return [...(declared.length === 0 ? ["401"] : [declared.join(", ")]), ...body].join(", or ");
}

function lapseText({ lapses = [] }: Descriptor): string {
  const further = lapses.filter(({ status, body }) => body !== undefined || !/^40[13]$/.test(status));
  const linked = further.map(({ status, on, body }) => {
    const says = body === undefined ? "" : ` that says ${body.map(conditionsText).join(", or ")}`;
    return `${status}${says}${on === undefined ? "" : ` of ${on.map(({ method, path }) => `${method} ${path}`).join(", ")}`}`;
  });
  return ["401, 403", ...linked].join("; ");
}

function logoutText({ logout }: Descriptor): string {
  if (logout === undefined) return "none: a session ends when its time is up";
  const filled = logout.links.map(({ in: where, name, from }) => `${where} ${name} from ${sourceText(from)}`);
  const parts = [...filled, ...(logout.fixed === undefined ? [] : [fixedText(logout.fixed)])];
  const type = logout.contentType === undefined ? "" : ` with ${logout.contentType}`;
  return `${logout.method} ${logout.path}${type}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}`;
}

function secretsText({ session, inputs }: Api): string {
  const given = inputs.inputs.flatMap(secretText);
  const answered = session.login.secrets.map((pointer) => (pointer === "" ? "the answer's body" : `the answer's ${pointer}`));
  return [...given, ...answered, ...session.credentials.filter(({ from }) => from.in !== "input").map(({ name }) => name)].join(", ");
}
