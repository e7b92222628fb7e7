import type { NodeFetchOptions } from "../options/node-fetch-options.ts";

/** A request as another thread can send it. */
export interface RecordedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | undefined;
  /** The options of the `nodeFetch` that was called; undefined for the built-in fetch. */
  readonly options: NodeFetchOptions | undefined;
}

interface Recorder {
  readonly unanswered: Set<RecordedRequest>;
  readonly isSending: boolean;
}

/** Module-wide: it is set only while `recordRequests` runs, which is synchronous. */
let recorder: Recorder | undefined;

/** Sends a request. While `recordRequests` runs, records it as well, or instead. */
export function recorded(
  input: string | URL | Request,
  init: RequestInit | undefined,
  options: NodeFetchOptions | undefined,
  send: () => Promise<Response>,
): Promise<Response> {
  if (recorder === undefined) return send();
  const { unanswered, isSending } = recorder;
  const given = input instanceof Request ? input : undefined;
  const request = {
    url: input instanceof Request ? input.url : new URL(input).href,
    method: init?.method ?? given?.method ?? "GET",
    headers: [...new Headers(init?.headers ?? given?.headers)],
    body: typeof init?.body === "string" ? init.body : undefined,
    options,
  };
  unanswered.add(request);
  return isSending ? send().finally(() => unanswered.delete(request)) : new Promise(() => {});
}

/**
 * Runs `act`, and returns the requests that it makes, with the built-in fetch or a `nodeFetch`, before its first `await`. Sent
 * ones leave the set when they are answered. With `isSending` false they are only recorded: at the end of a process no answer
 * would arrive.
 */
export function recordRequests(act: () => void, { isSending }: { isSending: boolean }): ReadonlySet<RecordedRequest> {
  const { fetch } = globalThis;
  const unanswered = new Set<RecordedRequest>();
  recorder = { unanswered, isSending };
  globalThis.fetch = (input, init) => recorded(input, init, undefined, () => fetch(input, init));
  try {
    act();
  } finally {
    recorder = undefined;
    globalThis.fetch = fetch;
  }
  return unanswered;
}
