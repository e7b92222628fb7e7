/** Something to time: `run` does `count` calls. */
export interface Contender {
  readonly name: string;
  readonly run: (count: number) => Promise<unknown>;
  /** Done before each slice, and not timed. */
  readonly prepare?: () => Promise<void>;
}

export interface Timing {
  readonly name: string;
  /** Microseconds a call. */
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
  /** To the first contender, slice by slice: the median of these. */
  readonly ratio?: number;
}

/** Microseconds. */
export const wall = (): number => performance.now() * 1000;

/** Microseconds of this process alone: for what computes and never waits, on a machine that others use too. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/**
 * Times contenders in turns, slice by slice, so that what else the machine does hits all of them alike. Only ratios of one
 * run mean anything.
 */
export async function interleaved(contenders: readonly Contender[], slices: number, count: number, now = wall): Promise<Timing[]> {
  const times = contenders.map((): number[] => []);
  for (let slice = -1; slice < slices; slice += 1) {
    for (const [index, { run, prepare }] of contenders.entries()) {
      await prepare?.();
      const started = now();
      await run(count);
      if (slice >= 0) times[index]?.push((now() - started) / count); // the first is to warm up
    }
  }
  return contenders.map(({ name }, index) => summary(name, times[index] ?? [], times[0] ?? []));
}

/** Median, bounds, and the ratio to what was measured beside it, if anything was. */
export function summary(name: string, values: readonly number[], base: readonly number[]): Timing {
  const sorted = values.toSorted((a, b) => a - b);
  const bounds = { name, median: middle(sorted), minimum: sorted[0] ?? 0, maximum: sorted.at(-1) ?? 0 };
  if (base.length === 0) return bounds;
  const ratios = values.map((value, slice) => (value === base[slice] ? 1 : value / (base[slice] ?? value))).toSorted((a, b) => a - b);
  return { ...bounds, ratio: middle(ratios) };
}

const middle = (sorted: readonly number[]): number => sorted[sorted.length >> 1] ?? 0;
