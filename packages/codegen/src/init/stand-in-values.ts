import { camelCase } from "../text/names.ts";
import type { Api } from "../session/read-api.ts";
import type { LinkSource } from "../session/link-value.ts";
import { quote } from "../text/source-text.ts";

/** What a login earns, each by the name of a member. What two credentials read from one place is one value. */
export interface EarnedValues {
  /** The names of the members. */
  readonly members: readonly string[];
  /** The code of a value that a session holds, or that the login was given. */
  codeOf(from: LinkSource, session: string): string;
}

const keyOf = (from: LinkSource) => `${from.in} ${from.in === "body" ? from.pointer : from.name.toLowerCase()}`;

export function earnedValues({ session }: Api): EarnedValues {
  const values = new Map<string, string>();
  const taken = new Set<string>();
  for (const { name, from } of [...session.credentials, ...(session.logout?.links ?? [])]) {
    if (from.in === "input" || values.has(keyOf(from))) continue;
    const wanted = camelCase(name).replace(/[^A-Za-z0-9]/g, "") || "value";
    let member = /^\d/.test(wanted) ? `value${wanted}` : wanted;
    while (taken.has(member)) member += "2";
    taken.add(member);
    values.set(keyOf(from), member);
  }
  return {
    members: [...values.values()],
    codeOf(from, holder) {
      if (from.in !== "input") return `${holder}.${values.get(keyOf(from))}`;
      const path = [from.name, ...from.pointer.split("/").slice(1)];
      return `credentials${path.map((key) => (/^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${quote(key)}]`)).join("")}`;
    },
  };
}

/** An expression: whether a call carries the session, all of it. */
export function carriesTest({ session }: Api, { codeOf }: EarnedValues): string {
  return session.credentials
    .map(({ from, to }) => {
      const value = codeOf(from, "session");
      if (to.in === "cookie") return `(request.headers.cookie ?? "").split("; ").includes(${quote(`${to.name}=`)} + ${value})`;
      if (to.in === "query") return `new URL(request.url ?? "/", "http://localhost").searchParams.get(${quote(to.name)}) === ${value}`;
      const encoded = to.encoding === "basic" ? `Buffer.from(":" + ${value}).toString("base64")` : value;
      const wanted = to.prefix === undefined ? encoded : `${quote(to.prefix)} + ${encoded}`;
      return `request.headers[${quote(to.name.toLowerCase())}] === ${wanted}`;
    })
    .join(" && ");
}
