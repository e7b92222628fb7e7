import type { Scheduler } from "../clock/scheduler.ts";
import type { Exchange, History, ServerSession } from "../model/history.ts";
import type { Trace } from "../model/trace.ts";
import { type Accounts, canary, createAccounts } from "./accounts.ts";
import { type Dialect, operationAnswer, type WireAnswer } from "./dialects.ts";
import { operationAt, operationOf } from "./operations.ts";
import type { ServerPlan } from "./server-plan.ts";

/** The simulated server: an opinion of its own on what a session is, and everything that it saw. */
export interface SimulatedServer {
  readonly accounts: Accounts;
  /** Does what a request asks, at the moment it arrives, and says so in `exchange`. */
  answer(exchange: Exchange): WireAnswer;
  sessionOf(token: string): ServerSession | undefined;
  isOpen(session: ServerSession): boolean;
  openSessions(): ServerSession[];
  /** Ends the sessions of an account, or all: a restart, an administrator. */
  endSessions(account: string | undefined, why: string): void;
  /** Until then every call is refused, whatever session it shows. */
  refuseCallsUntil(time: number): void;
  /** Until then logins are answered with 429, and with this Retry-After in seconds. */
  throttleLoginsUntil(time: number, retryAfter: number): void;
}

/** Milliseconds for which a value still works after it was replaced: calls are under way with it. */
const outdatedAfter = 60_000;

export function createServer(
  plan: ServerPlan,
  dialect: Dialect,
  { scheduler, history, trace }: { scheduler: Scheduler; history: History; trace: Trace },
): SimulatedServer {
  const accounts = createAccounts(plan, scheduler, history, trace);
  const byToken = new Map<string, ServerSession>();
  const replacedAt = new Map<string, number>();
  let refusesUntil = -1;
  let throttle = { until: -1, retryAfter: 0 };

  function end(session: ServerSession, why: string): void {
    session.endedAt ??= scheduler.now();
    session.end ??= why;
  }

  /** Sessions lapse by the clock; that is found out when somebody asks. */
  function isOpen(session: ServerSession): boolean {
    if (session.endedAt !== undefined) return false;
    const never = Number.POSITIVE_INFINITY;
    const lapse = Math.min(session.lastUsedAt + (plan.idle || never), session.openedAt + (plan.lifetime || never));
    if (scheduler.now() < lapse) return true;
    session.endedAt = lapse;
    session.end = "lapsed";
    return false;
  }

  const openSessions = () => history.sessions.filter(isOpen);
  const openOf = (account: string) => openSessions().filter((session) => session.account === account);

  function addToken(session: ServerSession): string {
    const token = `${canary}-${session.name}-${session.tokens.length + 1}`;
    const before = session.tokens.at(-1);
    if (before !== undefined) replacedAt.set(before, scheduler.now());
    session.tokens.push(token);
    byToken.set(token, session);
    return token;
  }

  function logIn(exchange: Exchange): WireAnswer {
    const credential = exchange.credential ?? "";
    const refuse = (verdict: Exchange["verdict"], status: number, message: string, retryAfter?: number) => {
      exchange.verdict = verdict as NonNullable<typeof verdict>;
      return dialect.error(status, plan.echoes ? `${message}: ${credential}` : message, retryAfter);
    };
    if (plan.redirectsLogins === "elsewhere") return redirect(exchange, "https://elsewhere.sim/api/login");
    if (plan.redirectsLogins === "version" && exchange.path.startsWith("/api/latest/")) return redirect(exchange, "/api/v5/login");
    if (scheduler.now() < throttle.until) return refuse("throttled", 429, "Too many requests", throttle.retryAfter);
    const judgement = accounts.judge(credential);
    if (judgement === "wrong") return refuse("wrong", 401, "The login credentials cannot be authenticated");
    if (judgement === "locked")
      return refuse("locked", 429, "Authentication failure limit has been reached", Math.ceil(plan.lockFor / 1000));
    const account = accounts.accountOf(credential);
    if (plan.most > 0 && openOf(account).length >= plan.most) return refuse("full", 429, "No room for a further session", 60);
    if (plan.isExclusive) for (const other of openOf(account)) end(other, "replaced by another login");
    const now = scheduler.now();
    const name = `s${history.sessions.length + 1}`;
    const session: ServerSession = { name, account, credential, openedAt: now, login: exchange, tokens: [], lastUsedAt: now, accepted: 0 };
    history.sessions.push(session);
    exchange.verdict = "opened";
    Object.assign(exchange, { session });
    return dialect.opened(addToken(session));
  }

  function redirect(exchange: Exchange, location: string): WireAnswer {
    exchange.verdict = "redirected";
    return { status: 307, headers: [["location", location]] };
  }

  function logOut(exchange: Exchange): WireAnswer {
    const { session } = exchange;
    if (!session || !isOpen(session)) return dead(exchange, plan.dead === 401 ? 401 : 403);
    if (plan.refusesLogouts !== undefined) {
      exchange.verdict = "not ended";
      return dialect.error(plan.refusesLogouts, "CSRF token missing");
    }
    end(session, "logged out");
    exchange.verdict = "ended";
    return dialect.ended();
  }

  function dead(exchange: Exchange, how: ServerPlan["dead"]): WireAnswer {
    exchange.verdict = "dead";
    const answer = deadAnswer(how);
    if (!plan.greetsNobody || !dialect.replaced) return answer;
    return { ...answer, headers: [...(answer.headers ?? []), ...dialect.replaced(`nobody-${exchange.id}`)] };
  }

  function deadAnswer(how: ServerPlan["dead"]): WireAnswer {
    if (how === "redirect") return { status: 302, headers: [["location", new URL("/login-page", dialect.baseUrl).href]] };
    if (how === "page") return { status: 200, headers: [["content-type", "text/html"]], body: "<form>Log in</form>" };
    return dialect.error(how, "Unauthorized");
  }

  function call(exchange: Exchange): WireAnswer {
    const { session, token = "" } = exchange;
    const isOutdated = scheduler.now() > (replacedAt.get(token) ?? Number.POSITIVE_INFINITY) + outdatedAfter;
    if (isOutdated) exchange.isOutdated = true;
    if (scheduler.now() < refusesUntil) exchange.isRefused = true;
    if (!session || isOutdated || !isOpen(session)) return dead(exchange, plan.dead);
    if (scheduler.now() < refusesUntil) {
      exchange.verdict = "refusing";
      return dialect.error(plan.dead === 401 ? 401 : 403, "Unauthorized");
    }
    const name = operationAt(exchange.method, exchange.path);
    if (!name) throw new Error(`no operation of the simulated server: ${exchange.method} ${exchange.path}`);
    const operation = operationOf(name);
    session.lastUsedAt = scheduler.now();
    exchange.verdict = operation.isDenied ? "forbidden" : "accepted";
    if (!operation.isDenied) session.accepted += 1;
    if (exchange.call && operation.hasEffect) exchange.call.effects += 1;
    const answer = operationAnswer(dialect, operation);
    if (plan.replacesEach === 0 || !dialect.replaced || operation.isDenied || session.accepted % plan.replacesEach > 0) return answer;
    exchange.isReplacing = true;
    return { ...answer, headers: [...(answer.headers ?? []), ...dialect.replaced(addToken(session))] };
  }

  return {
    accounts,
    answer: (exchange) => (exchange.kind === "login" ? logIn(exchange) : exchange.kind === "logout" ? logOut(exchange) : call(exchange)),
    sessionOf: (token) => byToken.get(token),
    isOpen,
    openSessions,
    endSessions(account, why) {
      for (const session of openSessions()) if (account === undefined || session.account === account) end(session, why);
    },
    refuseCallsUntil: (time) => void (refusesUntil = time),
    throttleLoginsUntil: (until, retryAfter) => void (throttle = { until, retryAfter }),
  };
}
