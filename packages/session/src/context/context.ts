import { diagnosticsChannel } from "../events/diagnostics-channel.ts";
import { debugListener } from "../events/request-event.ts";
import type { OwnFacts, SessionEvent } from "../events/session-event.ts";
import { createRedactor, type Redactor } from "./redactor.ts";
import { SessionError, type SessionErrorCode, type SessionErrorDetails } from "../errors/session-error.ts";
import type { CheckedOptions } from "../model/session-options.ts";
import type { MaybePromise, Session } from "../model/session.ts";
import type { Vendor } from "../model/vendor.ts";
import { systemReason } from "./system-reason.ts";

/** What the parts of one client's engine share. */
export interface Context<Credentials> {
  readonly vendor: Vendor<{}, Credentials>;
  readonly options: CheckedOptions<Credentials>;
  readonly redactor: Redactor;
  /** Logins tried so far. */
  attempts: number;
  /**
   * Sends one attempt, with an `init` that is ours to change. Redirects are answers; errors come without secrets. Resolves to
   * what `read` makes of the answer: here rather than with a further `await`, since every call goes this way. The session that it
   * carries, and the status that it was refused with before, are for whoever listens to requests.
   */
  send<T = Response>(
    url: string,
    init: RequestInit,
    read?: (answer: Response) => MaybePromise<T>,
    session?: Session,
    resentAfter?: number,
  ): Promise<T>;
  /** What of an answer may be shown: the headers that carry no secret, and the text, without secrets. */
  shown(response: Response, text?: string): Response;
  /** An error of this vendor without secrets. */
  failure(code: SessionErrorCode, message: string, details?: Omit<SessionErrorDetails, "vendor" | "host" | "account">): SessionError;
  emit(event: OwnFacts): void;
}

export function createContext<Credentials>(vendor: Vendor<{}, Credentials>, options: CheckedOptions<Credentials>): Context<Credentials> {
  const redactor = createRedactor();
  const channel = diagnosticsChannel();
  const { host } = new URL(options.baseUrl);
  const onRequest = options.onRequest ?? debugListener();

  /** Calls the user's listener, whose fault, shown as such, must not fail a call. */
  function tell<Event>(listener: ((event: Event) => void) | undefined, event: Event): void {
    try {
      listener?.(event);
    } catch (error) {
      queueMicrotask(() => {
        throw redactor.error(error);
      });
    }
  }

  /** Tells of a request when its answer begins, or fails to come. */
  function observe(sent: Promise<Response>, url: string, { method = "GET" }: RequestInit, session?: string, resentAfter?: number): void {
    const begin = performance.now();
    const path = redactor.text(new URL(url).pathname); // no query: a session may travel in one
    const end = (answer?: Response) => {
      const duration = performance.now() - begin;
      tell(onRequest, { vendor: vendor.name, method, path, status: answer?.status, duration, session, resentAfter });
    };
    sent.then(end, () => end());
  }

  return {
    vendor,
    options,
    redactor,
    attempts: 0,

    send<T>(url: string, init: RequestInit, read?: (answer: Response) => MaybePromise<T>, session?: Session, resentAfter?: number) {
      init.redirect = "manual";
      const sent = (async () => (options.fetch ?? globalThis.fetch)(url, init))(); // a user's may give a value, or throw at once
      if (onRequest) observe(sent, url, init, session?.issuedAt, resentAfter);
      return sent.then(read, (error: unknown) => {
        // A call that its caller aborts rejects with the reason itself, as with any fetch.
        if (error === init.signal?.reason) throw error;
        const safe = redactor.error(error);
        const reason = systemReason(safe, new URL(url).host);
        throw reason === undefined ? safe : new TypeError(`${vendor.name}: no answer came: ${reason}`, { cause: safe });
      });
    },

    shown({ status, headers }, text = "") {
      redactor.add(...vendor.confidential(undefined, { status, headers, body: text, host }));
      const visible = [...headers]
        .filter(([name]) => name !== "set-cookie")
        .map(([name, value]): [string, string] => [name, redactor.text(value)]);
      return new Response([204, 205, 304].includes(status) ? null : redactor.text(text), { status, headers: visible });
    },

    failure(code, message, details) {
      const { account } = options;
      return new SessionError(code, redactor.text(message), {
        ...details,
        operation: details?.operation && redactor.text(details.operation), // its path may hold a token
        vendor: vendor.name,
        host,
        account,
        cause: redactor.error(details?.cause),
      });
    },

    emit(event) {
      if (!options.onEvent && !channel?.hasSubscribers) return;
      const full = {
        vendor: vendor.name,
        account: options.account,
        baseUrl: options.baseUrl,
        attempt: this.attempts,
        ...event,
      } as SessionEvent;
      channel?.publish(full);
      tell(options.onEvent, full);
    },
  };
}
