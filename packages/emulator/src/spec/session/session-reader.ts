import type { Incoming } from "../../http/incoming.ts";
import type { Account } from "../../model/account.ts";
import type { ServerSession, SessionTokens } from "../../model/session-table.ts";
import type { Credential, DescribedOperation, SessionFacts } from "../reader/api.ts";
import type { SpecCredentials } from "./accounts.ts";
import type { SessionValues } from "./login-answer.ts";
import { carriedAt, handedOutBy, keyOf } from "./values.ts";

/** Finds the session that a request came with, and what it lacks. */
export interface SessionReader {
  /** The tokens of a session with these values. */
  tokensOf(values: SessionValues): SessionTokens;
  /** All values of an open session, replaced ones anew. */
  valuesOf(session: ServerSession): SessionValues;
  /** What finds the session of a request. */
  readToken(incoming: Incoming): string | undefined;
  /** Whether a request carries all that an operation needs. `undefined`: an operation that is not described needs the session alone. */
  isComplete(incoming: Incoming, session: ServerSession, operation: DescribedOperation | undefined): boolean;
}

/** Under which a session is found by another value than its first. No header can carry it. */
export function aliasOf(key: string, value: string): string {
  return `${key}\n${value}`;
}

export function createSessionReader(facts: SessionFacts): SessionReader {
  const sources = handedOutBy(facts);
  const [first] = sources;
  const firstKey = keyOf(first!);
  const byScheme = new Map(facts.credentials.map((credential) => [credential.name, credential]));
  const carriers = facts.credentials.flatMap(({ from, to }) => (from.in === "input" ? [] : [{ key: keyOf(from), to }]));

  function isCarried(incoming: Incoming, { from, to }: Credential, session: ServerSession): boolean {
    const value = carriedAt(incoming, to);
    if (value === undefined) return false;
    if (from.in === "input") return value === (session.account as Account<SpecCredentials>).credentials[from.name];
    const key = keyOf(from);
    if (key !== firstKey) return value === session.others[key];
    return value === session.token || session.earlier.includes(value);
  }

  return {
    tokensOf(values) {
      const { [firstKey]: token = "", ...others } = values;
      return { token, others, aliases: Object.entries(others).map(([key, value]) => aliasOf(key, value)) };
    },
    valuesOf: ({ token, others }) => ({ ...others, [firstKey]: token }),
    readToken(incoming) {
      for (const { key, to } of carriers) {
        const value = carriedAt(incoming, to);
        if (value !== undefined) return key === firstKey ? value : aliasOf(key, value);
      }
      return undefined;
    },
    isComplete(incoming, session, operation) {
      const described = operation?.security ?? [];
      // What no login earns and none is given is another way in, which this server does not have.
      const alternatives = described.filter((names) => names.every((name) => byScheme.has(name)));
      if (alternatives.length === 0) return true;
      return alternatives.some((names) => names.every((name) => isCarried(incoming, byScheme.get(name)!, session)));
    },
  };
}
