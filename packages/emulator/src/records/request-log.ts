import { createRingBuffer } from "./ring-buffer.ts";
import { getHeader, type Incoming } from "../http/incoming.ts";
import { redactHeaders, redactQuery, type VendorSecrets } from "./secret-headers.ts";

/** A request as the server saw it. Never holds a secret: `headers` carries digests in their place. */
export interface RequestRecord {
  /** Counts up from 1. */
  readonly id: number;
  /** Milliseconds since 1970, on the emulator's clock. */
  readonly at: number;
  readonly method: string;
  /** Path and query; secret parameters as digests. */
  readonly path: string;
  readonly operation: string;
  /** Undefined until answered; 0 when a fault left it without a status. */
  readonly status: number | undefined;
  /** Names as sent, in order, repeats included. */
  readonly headerNames: readonly string[];
  /** By lower-case name; credentials as `sha256:` and 16 hex digits. */
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes of the body as received. */
  readonly bodyBytes: number;
  readonly contentType: string | undefined;
  /** The id of the live session it came with. */
  readonly session: string | undefined;
  /** The node that answered. */
  readonly node: string;
  /** The id of the fault that touched it. */
  readonly fault: number | undefined;
}

/** A record that is filled in while its request is handled. */
export interface PendingRecord {
  readonly id: number;
  readonly at: number;
  readonly incoming: Incoming;
  readonly operation: string;
  readonly node: string;
  status: number | undefined;
  session: string | undefined;
  fault: number | undefined;
}

/** What was received. */
export interface RequestLog {
  begin(incoming: Incoming, operation: string, node: string, at: number): PendingRecord;
  list(): RequestRecord[];
  clear(): void;
}

/** Keeps the last `maxRequests` requests. Digests are made when the records are read, so that a request stays cheap. */
export function createRequestLog(maxRequests: number, secrets: VendorSecrets): RequestLog {
  const buffer = createRingBuffer<PendingRecord>(maxRequests);
  let lastId = 0;
  return {
    begin(incoming, operation, node, at) {
      const kept = { ...incoming, body: "" }; // bodies of logins hold secrets
      const record: PendingRecord = {
        id: ++lastId,
        at,
        incoming: kept,
        operation,
        node,
        status: undefined,
        session: undefined,
        fault: undefined,
      };
      buffer.push(record);
      return record;
    },
    list: () => buffer.list().map((record) => show(record, secrets)),
    clear: () => buffer.clear(),
  };
}

function show({ incoming, ...record }: PendingRecord, secrets: VendorSecrets): RequestRecord {
  const query = redactQuery(incoming.query, secrets);
  const path = secrets.redactPath?.(incoming) ?? incoming.path;
  return {
    ...record,
    method: incoming.method,
    path: query === "" ? path : `${path}?${query}`,
    headerNames: incoming.rawHeaders.filter((_, index) => index % 2 === 0),
    headers: redactHeaders(incoming.rawHeaders, secrets),
    bodyBytes: incoming.bodyBytes,
    contentType: getHeader(incoming, "content-type"),
  };
}
