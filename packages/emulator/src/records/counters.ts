/** What the server counted since its start or the last reset. */
export interface Counters {
  /** Sessions opened. */
  logins: number;
  /** Logins refused for their credentials, or because the account is locked. */
  failedLogins: number;
  /** Sessions closed by their client. */
  logouts: number;
  /** Logins of a user whose earlier session the server had ended. */
  renewals: number;
  /** Requests that arrived, the control API's left out. */
  requests: number;
  /** Requests refused because no live session came with them. */
  refused: number;
  /** Requests refused although their session was live (`forbid`). */
  forbidden: number;
  /** Sessions ended by the server: lifetime, `expire`, single session, eviction. */
  ended: number;
  /** Data-changing requests that took effect. */
  effects: number;
  /** Requests that a fault touched. */
  faults: number;
  /** Requests that got no status, because a fault said so. */
  dropped: number;
  /** Most sessions ever open at once. */
  maxOpen: number;
  /** Requests by operation; `unknown` for paths and methods that no operation has. */
  byOperation: Record<string, number>;
  /** Answers by status. */
  byStatus: Record<string, number>;
}

/** All zero. */
export function createCounters(): Counters {
  return {
    logins: 0,
    failedLogins: 0,
    logouts: 0,
    renewals: 0,
    requests: 0,
    refused: 0,
    forbidden: 0,
    ended: 0,
    effects: 0,
    faults: 0,
    dropped: 0,
    maxOpen: 0,
    byOperation: {},
    byStatus: {},
  };
}
