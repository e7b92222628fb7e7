/** Why a body was not read to its end. */
export type BodyLimit = "too_large" | "too_slow";

export interface BodyBounds {
  /** Bytes after decompression. Default 1 MiB. */
  bytes?: number;
  /** Milliseconds for the whole body. Default 30,000. */
  ms?: number;
  /** Ends the reading early with the signal's reason. */
  signal?: AbortSignal | null | undefined;
}

/** A body that was read to its end, as text and as it came. */
export interface BoundedBody {
  readonly text: string;
  readonly bytes: Uint8Array[];
}

/**
 * Reads a body within bounds, so that an endless, dripping or exploding answer costs neither memory nor time.
 * Resolves to the body, or to the limit that was met. Rejects as the body's stream does, or with the signal's reason.
 */
export async function boundedText(response: Response, bounds: BodyBounds = {}): Promise<BoundedBody | { limit: BodyLimit }> {
  const { bytes: most = 1024 * 1024, ms = 30_000, signal } = bounds;
  const reader = response.body?.getReader();
  const bytes: Uint8Array[] = [];
  if (!reader) return { text: "", bytes };
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  let limit: BodyLimit | undefined;
  /** Ends a read that is under way. The connection is given up; that it was broken already is no news. */
  const cancel = () => void reader.cancel().catch(() => {});
  const timer = setTimeout(() => {
    limit = "too_slow";
    cancel();
  }, ms);
  signal?.addEventListener("abort", cancel);
  if (signal?.aborted) cancel();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (limit) return { limit };
      if (done) return { text: text + decoder.decode(), bytes };
      length += value.byteLength;
      if (length > most) return { limit: "too_large" };
      bytes.push(value);
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
    cancel();
  }
}
