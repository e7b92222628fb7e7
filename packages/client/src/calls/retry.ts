import { askedWait } from "../answers/asked-wait.ts";

/** Calls that are sent again after an answer of 429 or 503 that says when (`Retry-After`). */
export interface RetryOptions {
  /** How often at most, after the first time. */
  times: number;
  /** The longest wait, in milliseconds, that is waited for; a longer one is given to the caller. Default 30,000. */
  maxWait?: number;
}

/** What a server may be told twice. */
const idempotent = /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE)$/;

/** Sends, and sends again while the answer asks for it, within the bounds. Rejects as `send` does, or with the signal's reason. */
export async function withRetries(
  { times, maxWait = 30_000 }: RetryOptions,
  { method, signal }: { readonly method: string; readonly signal?: AbortSignal | null },
  send: (isLast: boolean) => Promise<Response>,
): Promise<Response> {
  for (let left = idempotent.test(method) ? times : 0; ; left -= 1) {
    const answer = await send(left <= 0);
    const wait = answer.status === 429 || answer.status === 503 ? askedWait(answer.headers) : undefined;
    if (left <= 0 || wait === undefined || !(wait <= maxWait)) return answer;
    void answer.body?.cancel().catch(() => {});
    await pause(wait, signal);
  }
}

async function pause(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  let end!: () => void;
  const over = new Promise<void>((resolve) => (end = resolve));
  const timer = setTimeout(end, Math.max(ms, 0)); // a date may have passed
  signal?.addEventListener("abort", end);
  if (!signal?.aborted) await over;
  clearTimeout(timer);
  signal?.removeEventListener("abort", end);
  signal?.throwIfAborted();
}
