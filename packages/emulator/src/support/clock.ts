/** The emulator's time, which a test may turn. It never follows a step of the system clock. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC, on the emulator's own clock. */
  now(): number;
  /** Moves the clock forward (or back, when negative) by this many milliseconds. Lifetimes and lockouts follow it; latencies do not. */
  advance(milliseconds: number): void;
  /** Undoes every `advance`. */
  reset(): void;
}

/** The clock may be turned by this many milliseconds, either way, and still show a date (a `Date` ends at 8.64e15). */
const maxOffsetMs = 8e15;

/** A clock that starts at the system's time and runs monotonically. */
export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => Math.round(performance.timeOrigin + performance.now() + offset),
    advance(milliseconds) {
      if (!(Math.abs(offset + milliseconds) <= maxOffsetMs))
        throw new TypeError(`clock.advance: expected a number of milliseconds, and a date afterwards, got ${String(milliseconds)}`);
      offset += milliseconds;
    },
    reset() {
      offset = 0;
    },
  };
}
