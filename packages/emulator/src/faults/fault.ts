import type { Match } from "../http/match.ts";
import type { HeaderList } from "../http/answer.ts";

/** A misbehaviour, and when it happens. The first fault whose turn it is gets the request; the others do not count it. */
export interface Fault {
  /** Which requests; all by default. */
  readonly match?: Match;
  /** Only on the nth matching request since the fault was added, counted from 1; or on several. */
  readonly nth?: number | readonly number[];
  /** At most this often. */
  readonly times?: number;
  /** With this chance, from 0 to 1, drawn from the emulator's seed. */
  readonly probability?: number;
  /** Wait before the request is handled: milliseconds, or in code a function to wait for. */
  readonly delay?: number | (() => PromiseLike<unknown>);
  /** Wait after the request was handled, before the answer is sent. */
  readonly answerDelay?: number | (() => PromiseLike<unknown>);
  /** What happens; nothing when only the delays are wanted. */
  readonly action?: FaultAction;
}

/** What a fault does. `respond` leaves the request unhandled; all others but `reset before` act on the answer that it earned. */
export type FaultAction =
  /** Another answer. With `handled: true` the request takes effect first. */
  | {
      readonly type: "respond";
      readonly status?: number;
      readonly headers?: HeaderList;
      readonly body?: string | Uint8Array;
      readonly handled?: boolean;
    }
  /** The answer, changed; see `Change`. */
  | ({ readonly type: "modify" } & Change)
  /** The connection is reset before the request takes effect, or after it. */
  | { readonly type: "reset"; readonly when: "before" | "after" }
  /** Takes effect, and is never answered. */
  | { readonly type: "hang" }
  /** The head, half of the body, then a reset. */
  | { readonly type: "halfBody" }
  /** The body, `bytes` (default 1) at a time, every `every` milliseconds (default 100). */
  | { readonly type: "drip"; readonly bytes?: number; readonly every?: number }
  /** A body that never ends. */
  | { readonly type: "endless" }
  /** A body of so many bytes: default 104,857,600. */
  | { readonly type: "huge"; readonly bytes?: number }
  /** A gzip body that grows to so many bytes: default 104,857,600. */
  | { readonly type: "gzipBomb"; readonly bytes?: number }
  /** The JSON body, cut in the middle, complete as HTTP. */
  | { readonly type: "malformedJson" }
  /** These bytes instead of an answer; then the connection closes. */
  | { readonly type: "raw"; readonly bytes: string | Uint8Array };

/** Changes to an answer, made in this order. Header and cookie names in any case. */
export interface Change {
  readonly status?: number;
  /** Headers that are left out. */
  readonly removeHeaders?: readonly string[];
  /** Headers that replace all of their name. Values are sent as they are, CR and LF included, in UTF-8. */
  readonly setHeaders?: HeaderList;
  /** Headers that are added, whether or not there are some of their name. */
  readonly addHeaders?: HeaderList;
  /** Headers that are sent twice. */
  readonly duplicateHeaders?: readonly string[];
  /** Cookies whose Set-Cookie is left out. */
  readonly removeCookies?: readonly string[];
  /** Cookies whose value is replaced; their attributes stay. */
  readonly setCookies?: Readonly<Record<string, string>>;
  /** Cookies whose Set-Cookie is sent twice. */
  readonly duplicateCookies?: readonly string[];
  readonly body?: string | Uint8Array;
}

/** A fault that was added. */
export interface FaultHandle {
  readonly id: number;
  /** Matching requests so far. */
  readonly matched: number;
  /** How often it happened. */
  readonly fired: number;
  /** Switches it off. */
  remove(): void;
}
