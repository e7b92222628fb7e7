import type { OperationName } from "../server/operations.ts";

/** A session as the server keeps it. */
export interface ServerSession {
  /** `s1`, in the order of logins. */
  readonly name: string;
  readonly account: string;
  /** The credential it was opened with. */
  readonly credential: string;
  readonly openedAt: number;
  readonly login: Exchange;
  /** Every text that stands for it; the last one is the current one. */
  readonly tokens: string[];
  lastUsedAt: number;
  endedAt?: number;
  end?: string;
  /** When a client got to know it: the login's answer arrived. */
  deliveredAt?: number;
  /** When the store lost it, with all that it held. */
  forgottenAt?: number;
  /** Calls that the server did with it. */
  accepted: number;
}

/** What the server made of a request; `proxy`: something between answered in its place. */
export type Verdict =
  | "opened"
  | "wrong"
  | "locked"
  | "full"
  | "throttled"
  | "redirected"
  | "accepted"
  | "dead"
  | "forbidden"
  | "refusing"
  | "ended"
  | "not ended"
  | "proxy"
  | "foreign";

/** One request, and what became of it. */
export interface Exchange {
  readonly id: number;
  readonly client: string;
  readonly process: string;
  readonly kind: "login" | "logout" | "call" | "foreign";
  readonly method: string;
  readonly path: string;
  /** The call of a user that it was sent for. */
  readonly call: CallRecord | undefined;
  readonly credential?: string;
  /** The session that it shows; undefined for a text that never was one. */
  readonly session?: ServerSession | undefined;
  readonly token?: string;
  /** Of a login: the sessions that were in the store at that moment. */
  readonly storedThen?: readonly ServerSession[];
  readonly sentAt: number;
  arrivedAt?: number;
  verdict?: Verdict;
  /** The server's answer did not get back: another one did, or none. */
  isLost?: boolean;
  /** It came while every call was refused. */
  isRefused?: boolean;
  /** It shows a value of the session that was replaced long ago. */
  isOutdated?: boolean;
  /** The latest exchange when it settled: one with a greater id was sent after that. */
  settledBefore?: number;
  /** Its answer carries the session's values anew. */
  isReplacing?: boolean;
  /** Its answer began, and its body never ends. */
  isEndless?: boolean;
  status?: number;
  /** The answer was a page. */
  isPage?: boolean;
  settledAt?: number;
  settled?: "answered" | "failed" | "aborted";
}

/** What a user asked of a client, and what came out. */
export interface Request<Kind extends string> {
  readonly kind: Kind;
  readonly client: string;
  readonly process: string;
  readonly startedAt: number;
  settledAt?: number;
  /** The exchange that was begun last before it gave a result. */
  lastExchange?: number;
  /** What it rejected with. */
  error?: unknown;
}

export interface CallRecord extends Request<"call"> {
  readonly id: number;
  readonly operation: OperationName;
  /** When its signal aborts. */
  readonly abortsAt: number | undefined;
  readonly attempts: Exchange[];
  /** Whether the server would have let its client log in when it settled. */
  couldLogIn?: boolean;
  /** Through the typed client, not its `fetch`. */
  readonly isTyped: boolean;
  /** Times the server did its work. */
  effects: number;
  status?: number;
}

export interface LeavingRecord extends Request<"login" | "logout" | "dispose" | "sweep"> {
  outcome?: string;
}

export interface Leak {
  readonly at: number;
  readonly where: string;
  readonly shown: string;
}

/** All that a run did, for the invariants. */
export interface History {
  readonly sessions: ServerSession[];
  readonly exchanges: Exchange[];
  readonly calls: CallRecord[];
  readonly leavings: LeavingRecord[];
  readonly leaks: Leak[];
  /** When a user said something new about an account, by account: a rotation, a `login()`. */
  readonly words: { readonly at: number; readonly account: string; readonly client?: string }[];
  readonly locks: { readonly at: number; readonly account: string }[];
  readonly rejections: unknown[];
}

export function createHistory(): History {
  return { sessions: [], exchanges: [], calls: [], leavings: [], leaks: [], words: [], locks: [], rejections: [] };
}
