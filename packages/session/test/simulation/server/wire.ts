import type { WireAnswer, WireRequest } from "./dialects.ts";

/** What a `fetch` was given, as it goes over the wire. */
export function toWire(
  input: string | URL | Request,
  init: RequestInit = {},
): { request: WireRequest; redirect: NonNullable<RequestInit["redirect"]> } {
  if (input instanceof Request) throw new Error("the engine sends URLs, not Requests");
  const { method = "GET", body } = init;
  return {
    request: {
      method,
      url: new URL(input),
      headers: init.headers instanceof Headers ? init.headers : new Headers(init.headers),
      body: typeof body === "string" ? body : "",
    },
    redirect: init.redirect ?? "follow",
  };
}

/** The answer as `fetch` gives it. With a `signal` its body begins and does not end, until the signal says so. */
export function toResponse({ status, headers = [], body = "" }: WireAnswer, signal?: AbortSignal | null): Response {
  const init = { status, headers: headers.map(([name, value]): [string, string] => [name, value]) };
  if (status === 204 || status === 304 || body === "") return new Response(null, init);
  if (signal === undefined) return new Response(body, init);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(body.slice(0, 1)));
      signal?.addEventListener("abort", () => controller.error(signal.reason), { once: true });
    },
  });
  return new Response(stream, init);
}

/** What `fetch` throws. */
export function failedFetch(code: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
}
