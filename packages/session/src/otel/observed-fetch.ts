import { type Attributes, context, type Meter, SpanKind, SpanStatusCode, trace, type Tracer } from "@opentelemetry/api";
import { tlsMode, tlsModeOf } from "../support/tls-mode.ts";
import { durationBuckets, knownMethod, serverAttributes, shownUrl } from "./http-attributes.ts";

/** A `fetch` that records a client span and a measurement for each request it sends. */
export function createObservedFetch(inner: typeof fetch | undefined, tracer: Tracer, meter: Meter): typeof fetch {
  const durations = meter.createHistogram("http.client.request.duration", {
    unit: "s",
    description: "Duration of HTTP client requests.",
    advice: { explicitBucketBoundaries: [...durationBuckets] },
  });
  // The engine sends a call again with the same headers object: that is how a resend is recognised.
  const sent = new WeakMap<object, number>();

  async function observed(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input);
    const given = (init?.method ?? (input instanceof Request ? input.method : "GET")).toUpperCase();
    const method = knownMethod(given);
    const key = init?.headers ?? input;
    const resends = typeof key === "object" ? (sent.get(key) ?? -1) + 1 : 0;
    if (typeof key === "object") sent.set(key, resends);

    const common: Attributes = { "http.request.method": method, ...serverAttributes(url), "url.scheme": url.protocol.slice(0, -1) };
    const attributes: Attributes = { ...common, "url.full": shownUrl(url), ...(resends > 0 && { "http.request.resend_count": resends }) };
    const span = tracer.startSpan(method === "_OTHER" ? "HTTP" : method, { kind: SpanKind.CLIENT, attributes });
    const started = performance.now();
    const result: Attributes = {};
    try {
      const answer = await context.with(trace.setSpan(context.active(), span), () => (inner ?? globalThis.fetch)(input, init));
      result["http.response.status_code"] = answer.status;
      if (answer.status >= 400) result["error.type"] = String(answer.status);
      return answer;
    } catch (error) {
      result["error.type"] = errorType(error);
      throw error;
    } finally {
      span.setAttributes(result);
      if (result["error.type"] !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
      durations.record((performance.now() - started) / 1000, { ...common, ...result });
    }
  }

  const mode = tlsModeOf(inner); // a client must see how the fetch inside verifies certificates
  return mode === undefined ? observed : Object.defineProperty(observed, tlsMode, { value: mode });
}

/** The code of an error or of what caused it, such as `ECONNREFUSED`; else its class. Never its message. */
function errorType(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === "string" && /^[A-Za-z_]{1,60}$/.test(code)) return code;
  }
  return error instanceof Error && /^\w{1,40}$/.test(error.name) ? error.name : "_OTHER";
}
