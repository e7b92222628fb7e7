import { getCookie, getHeader, type Incoming } from "../../http/incoming.ts";
import type { Destination, SessionFacts, ValueSource } from "../reader/api.ts";
import { decodedForm } from "../requests/parameter-text.ts";

/** A value of a session that a login's answer hands out: where in it, and what is needed of it. */
export type HandedOut = Exclude<ValueSource, { in: "input" }>;

/** One name for each place of an answer: what two credentials read from one place is one value. */
export function keyOf(source: HandedOut): string {
  return `${source.in} ${source.in === "body" ? source.pointer : source.name.toLowerCase()}`;
}

/** Every value that a login hands out, the one that finds the session first. */
export function handedOutBy({ credentials, logout }: SessionFacts): HandedOut[] {
  // One that not every server hands out, or that stands beside others against forged requests, comes later.
  const ordered = [...credentials].toSorted((a, b) => Number(a.optional ?? false) - Number(b.optional ?? false));
  const sources = [...ordered, ...(logout?.links ?? [])].flatMap(({ from }) => (from.in === "input" ? [] : [from]));
  return [...new Map(sources.map((source) => [keyOf(source), source])).values()];
}

/** What a request carries where a credential goes; undefined when nothing is there. */
export function carriedAt(incoming: Incoming, { in: where, name, prefix, encoding }: Destination): string | undefined {
  const text = textAt(incoming, where, name);
  if (text === undefined || text === "") return undefined;
  if (prefix === undefined) return text;
  if (!text.toLowerCase().startsWith(prefix.toLowerCase())) return undefined;
  const value = text.slice(prefix.length).trim();
  return encoding === "basic"
    ? Buffer.from(value, "base64")
        .toString("utf8")
        .replace(/^[^:]*:/, "")
    : value;
}

/** A header, a cookie or a parameter of the query. */
export function textAt(incoming: Incoming, where: "header" | "cookie" | "query", name: string): string | undefined {
  if (where === "header") return getHeader(incoming, name.toLowerCase());
  if (where === "cookie") return getCookie(incoming, name);
  for (const pair of incoming.query.split("&")) {
    const [key = "", ...rest] = pair.split("=");
    if (decodedForm(key) === name) return decodedForm(rest.join("="));
  }
  return undefined;
}
