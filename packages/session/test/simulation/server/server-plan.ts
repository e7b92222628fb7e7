import type { DialectName } from "./dialects.ts";
import type { Random } from "../clock/random.ts";

/** How the server of a run behaves. */
export interface ServerPlan {
  /** How it answers a call whose session is dead: by status, by a redirect to a login page, or by the page. */
  readonly dead: 401 | 403 | "redirect" | "page";
  /** Milliseconds without a call after which a session lapses; 0: never. */
  readonly idle: number;
  /** Milliseconds after which a session lapses whatever is done; 0: never. */
  readonly lifetime: number;
  /** Sessions that a user may have open; 0: any number. */
  readonly most: number;
  /** A login ends the user's other sessions. */
  readonly isExclusive: boolean;
  /** Failed logins in a row that lock the account. */
  readonly lockAfter: number;
  /** Milliseconds for which it is locked. */
  readonly lockFor: number;
  /** Each so many calls the session's values are replaced in the answer; 0: never. */
  readonly replacesEach: number;
  /** How a logout is answered that ends nothing although the session lives (F65); undefined: there is no such thing. */
  readonly refusesLogouts: 403 | 404 | undefined;
  /** Where a login is redirected. */
  readonly redirectsLogins: undefined | "version" | "elsewhere";
  /** Shows what it was sent in the answer to a login it refuses (F22). */
  readonly echoes: boolean;
  /** Who shows no session that is open gets a new one, which is nobody's, with the refusal, as web frameworks do. */
  readonly greetsNobody: boolean;
}

const second = 1000;
/** Milliseconds that a session lives at least: one that ends before it can be used is of no use to anybody. */
const shortest = 2 * second;
const minute = 60 * second;

export function drawServerPlan(random: Random, span: number, dialect: DialectName): ServerPlan {
  const lifetimes = [span / 10, span / 4, span / 2].map((ms) => Math.max(shortest, Math.floor(ms)));
  const dead = drawDeadAnswer(random);
  const rarely = (probability: number) => random.chance(probability);
  return {
    dead,
    idle: rarely(0.2) ? random.pick(lifetimes) : 0,
    lifetime: rarely(0.25) ? random.pick(lifetimes) : 0,
    most: rarely(0.15) ? random.between(1, 8) : 0,
    isExclusive: rarely(0.12),
    lockAfter: 3,
    lockFor: random.pick([minute, 10 * minute, 60 * minute]),
    replacesEach: rarely(0.15) ? random.between(1, 5) : 0,
    // An array's 403 to a logout may mean that the session is dead, as its description says.
    refusesLogouts: rarely(0.06) ? (dead === 401 && dialect === "cloudendure" ? 403 : 404) : undefined,
    redirectsLogins: rarely(0.1) ? random.pick(["version", "elsewhere"] as const) : undefined,
    echoes: rarely(0.3),
    greetsNobody: rarely(0.3),
  };
}

function drawDeadAnswer(random: Random): ServerPlan["dead"] {
  const kind = random.weighted({ refusal: 8, redirect: 1, page: 1 });
  return kind === "refusal" ? random.pick([401, 403] as const) : kind;
}
