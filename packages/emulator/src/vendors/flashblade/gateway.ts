import { randomUUID } from "node:crypto";
import { json, type Answer, type HeaderList } from "../../http/answer.ts";
import { getHeader, type Incoming } from "../../http/incoming.ts";

/** `X-Request-ID`, which every answer has: the request's own, or one that the array makes. */
export function requestId(incoming: Incoming): HeaderList {
  const own = getHeader(incoming, "x-request-id");
  // What is longer, or beyond ASCII, is not repeated: a choice.
  return [["X-Request-ID", own !== undefined && /^[!-~]{1,200}$/.test(own) ? own : randomUUID()]];
}

/** A 429 as the vendor's own client reads it: from a gateway in front of the array, with limits by the minute. The limit is a choice. */
export function tooManyRequests(message: string): Answer {
  return json(429, { message }, [
    ["X-RateLimit-Limit-minute", "60"],
    ["X-RateLimit-Remaining-minute", "0"],
  ]);
}
