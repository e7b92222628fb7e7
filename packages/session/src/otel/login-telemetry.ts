import { type Attributes, type Meter, SpanStatusCode, type Tracer } from "@opentelemetry/api";
import type { SessionEvent } from "../events/session-event.ts";
import { durationBuckets, serverAttributes } from "./http-attributes.ts";

/** The outcome of a login, by type of its event. Other events are not about logins. */
const outcomes = { login: "opened", renewed: "renewed", refused: "refused", throttled: "throttled" } as const;

const isOfLogin = (event: SessionEvent): event is Extract<SessionEvent, { type: keyof typeof outcomes }> =>
  Object.hasOwn(outcomes, event.type);

/** A span and a measurement for each login and renewal, made when it has ended. */
export function createLoginTelemetry(tracer: Tracer, meter: Meter): (event: SessionEvent) => void {
  const durations = meter.createHistogram("vendor_auth.login.duration", {
    unit: "s",
    description: "Duration of logins and renewals",
    advice: { explicitBucketBoundaries: [...durationBuckets] },
  });

  return (event) => {
    if (!isOfLogin(event)) return;
    const { type, vendor, baseUrl, duration } = event;
    const { code, status } = { code: undefined, status: undefined, ...event };
    const attributes: Attributes = {
      "vendor_auth.vendor": vendor,
      "vendor_auth.login.outcome": outcomes[type],
      ...serverAttributes(new URL(baseUrl)),
      ...(code && { "error.type": code }),
      ...(status !== undefined && { "http.response.status_code": status }),
    };
    durations.record(duration / 1000, attributes);
    const end = Date.now();
    const span = tracer.startSpan(type === "renewed" ? "renew session" : "login", { startTime: end - duration, attributes });
    if (code) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(end);
  };
}
