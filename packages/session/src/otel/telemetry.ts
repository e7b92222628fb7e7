import { metrics, type MeterProvider, trace, type TracerProvider } from "@opentelemetry/api";
import type { SessionEvent } from "../events/session-event.ts";
import { createLoginTelemetry } from "./login-telemetry.ts";
import { createObservedFetch } from "./observed-fetch.ts";

export interface TelemetryOptions {
  /** Default: the global one. */
  readonly tracerProvider?: TracerProvider | undefined;
  /** Default: the global one. */
  readonly meterProvider?: MeterProvider | undefined;
  /** Sends the requests, as the option of the same name of a client. Default: the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Called with what the session does, after it was recorded. */
  readonly onEvent?: ((event: SessionEvent) => void) | undefined;
}

/** Two options of a client: spread them into the others. */
export interface Telemetry {
  readonly fetch: typeof fetch;
  readonly onEvent: (event: SessionEvent) => void;
}

const scope = "@vendor-auth/session";

/**
 * Spans and metrics of a session, after OpenTelemetry's semantic conventions. `fetch` records each request sent, a resent one
 * with `http.request.resend_count`; `onEvent` records logins and renewals. No header, no body, no value of a query and no
 * message of an error is recorded. Where undici's or fetch's own instrumentation runs, take `onEvent` alone.
 */
export function telemetry(options: TelemetryOptions = {}): Telemetry {
  const tracer = (options.tracerProvider ?? trace).getTracer(scope);
  const meter = (options.meterProvider ?? metrics).getMeter(scope);
  const record = createLoginTelemetry(tracer, meter);
  return {
    fetch: createObservedFetch(options.fetch, tracer, meter),
    onEvent(event) {
      record(event);
      options.onEvent?.(event);
    },
  };
}
