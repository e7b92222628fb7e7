/** Something to time: `run` does `count` calls. */
export interface Contender {
  readonly name: string;
  readonly run: (count: number) => Promise<void>;
  /** Done before each slice, and not timed. */
  readonly prepare?: () => Promise<void>;
}

export interface Timing {
  readonly name: string;
  /** Microseconds a call. */
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * Times contenders in turns, slice by slice, so that what else the machine does hits all of them alike. Only ratios of one
 * run mean anything.
 */
export async function interleaved(contenders: readonly Contender[], slices: number, count: number): Promise<Timing[]> {
  const times = contenders.map((): number[] => []);
  for (const { run } of contenders) await run(count); // warm-up
  for (let slice = 0; slice < slices; slice += 1) {
    for (const [index, { run, prepare }] of contenders.entries()) {
      await prepare?.();
      const started = performance.now();
      await run(count);
      times[index]?.push(((performance.now() - started) * 1000) / count);
    }
  }
  return contenders.map(({ name }, index) => {
    const sorted = (times[index] ?? []).toSorted((a, b) => a - b);
    return { name, median: sorted[sorted.length >> 1] ?? 0, minimum: sorted[0] ?? 0, maximum: sorted.at(-1) ?? 0 };
  });
}
