import { bytes } from "./suites/bytes.ts";
import { call } from "./suites/call.ts";
import { fleet } from "./suites/fleet.ts";
import { herd } from "./suites/herd.ts";
import type { Timing } from "./measure/interleaved.ts";
import { start } from "./suites/start.ts";
import { wire } from "./suites/wire.ts";

interface Bound {
  readonly table: () => Promise<readonly Timing[]>;
  /** The row, what is read of it, and the most that it may be. Wider than what docs/speed.md shows: machines are shared. */
  readonly limits: readonly (readonly [row: string, value: keyof Timing | "logins" | "failures" | "requests", most: number])[];
}

const bounds: readonly Bound[] = [
  { table: () => call("stub", 11, 5_000, false), limits: [["facade, fb.GET", "ratio", 1.1]] },
  { table: () => call("dispatch", 9, 2_000, false), limits: [["facade, fb.GET", "ratio", 1.4]] },
  { table: () => bytes(1), limits: [["facade, fb.GET", "ratio", 1]] },
  {
    table: () => wire(16, 9, 1_500, false),
    limits: [
      ["facade, fb.GET", "ratio", 1.4],
      ["facade, fb.GET over nodeFetch", "ratio", 0.7],
    ],
  },
  {
    table: () => herd(1_000, true, 3, false),
    limits: [
      ["facade, fb.fetch", "logins", 1],
      ["facade, fb.fetch", "failures", 0],
      ["facade, fb.fetch", "requests", 2_000],
      ["facade, fb.fetch", "ratio", 2],
    ],
  },
  {
    table: () => start(7),
    limits: [
      ["import of the facade", "ratio", 1.5],
      ["vendor-auth --help", "ratio", 2.5],
    ],
  },
  {
    table: () => fleet(1),
    limits: [
      ["bytes of a client that was made", "median", 2_048],
      ["timers, all of them logged in", "median", 0],
    ],
  },
];

/** Measures what must not get worse, in less than a minute; what is beyond its bound is measured once more. Resolves to what remains so. */
export async function quick(): Promise<string[]> {
  const problems: string[] = [];
  for (const bound of bounds) {
    const first = await beyond(bound);
    if (first.length > 0) problems.push(...(await beyond(bound)));
  }
  return problems;
}

async function beyond({ table, limits }: Bound): Promise<string[]> {
  const rows = await table();
  return limits.flatMap(([name, key, most]) => {
    const row = rows.find((one) => one.name === name);
    if (row === undefined) throw new Error(`no row is called ${name}`);
    const value = (row as unknown as Record<string, number>)[key] ?? Number.NaN;
    console.log(`  ${value <= most ? "ok  " : "HIGH"} ${name}: ${key} ${Number(value.toPrecision(3))} (bound: ${most})`);
    return value <= most ? [] : [`${name}: ${key} is ${value.toPrecision(3)}, and may be ${most}`];
  });
}
