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

/**
 * Reads a body as text within bounds, so that an endless, dripping or exploding answer costs neither memory nor time.
 * Resolves to the text, or to the limit that was met. Rejects as the body's stream does, or with the signal's reason.
 */
export async function boundedText(response: Response, bounds: BodyBounds = {}): Promise<{ text: string } | { limit: BodyLimit }> {
  const { bytes = 1024 * 1024, ms = 30_000, signal } = bounds;
  const reader = response.body?.getReader();
  if (reader === undefined) return { text: "" };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave: (() => void) | undefined;
  const stop = new Promise<"too_slow">((resolve, reject) => {
    timer = setTimeout(resolve, ms, "too_slow");
    leave = () => reject(signal?.reason);
    if (signal?.aborted) leave();
    signal?.addEventListener("abort", leave, { once: true });
  });
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  try {
    for (;;) {
      const step = await Promise.race([reader.read(), stop]);
      if (step === "too_slow") return { limit: step };
      if (step.done) return { text: text + decoder.decode() };
      length += step.value.byteLength;
      if (length > bytes) return { limit: "too_large" };
      text += decoder.decode(step.value, { stream: true });
    }
  } finally {
    clearTimeout(timer);
    if (leave) signal?.removeEventListener("abort", leave);
    reader.cancel().catch(() => {}); // the connection is given up; that it was broken already is no news
  }
}
