import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { commands } from "../../measure/commands.ts";
import { summary, type Timing } from "../../measure/interleaved.ts";
import { spentBy, type Spent } from "../../measure/spent.ts";
import { descriptions, fileOf, type Description } from "../../descriptions/descriptions.ts";
import { openapiTypescript, readable } from "./openapi-typescript.ts";

/**
 * Whole processes on each published description: our command, which makes all of a package, beside openapi-typescript's, which
 * writes types only. Both read the publisher's own file; where openapi-typescript cannot, it is given one that it can.
 */
export async function published(slices: number): Promise<{ readonly time: Timing[]; readonly peak: Timing[] }> {
  const rows: Record<keyof Spent, Timing[]> = { time: [], peak: [] };
  const ratios: Record<keyof Spent, number[]> = { time: [], peak: [] };
  for (const description of descriptions()) {
    const spent = await compared(description, slices);
    for (const what of ["time", "peak"] as const) {
      const [theirs, ours] = spent.map((each) => each.map((one) => one[what] / shownIn[what])) as [number[], number[]];
      const row = summary(`${description.name}: vendor-codegen`, ours, theirs);
      rows[what].push(summary(`${description.name}: openapi-typescript`, theirs, theirs), row);
      ratios[what].push(row.ratio!);
    }
  }
  for (const [what, bar] of [
    ["time", 1.1],
    ["peak", 1.25],
  ] as const)
    rows[what].push({
      ...summary(`median of the ratios (bar: ${bar.toFixed(2)})`, ratios[what], []),
      ratio: middle(ratios[what]),
    });
  return rows;
}

/** Microseconds as milliseconds, bytes as megabytes. */
const shownIn: Readonly<Record<keyof Spent, number>> = { time: 1_000, peak: 1_000_000 };

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** What both take, slice by slice. */
async function compared(description: Description, slices: number): Promise<[theirs: Spent[], ours: Spent[]]> {
  const folder = await mkdtemp(join(tmpdir(), "bench-published-"));
  try {
    const { source, overlay } = description;
    const spec = join(folder, "spec", fileOf(description));
    await mkdir(dirname(spec));
    if ("text" in source) await writeFile(spec, source.text);
    else await cp(dirname(source.path), dirname(spec), { recursive: true });
    const given = await readable(spec, folder);
    const make = [commands["vendor-codegen"], "generate", "--spec", spec, "--name", "measured", "--out", join(folder, "package")];
    const ours = [...make, ...(overlay === undefined ? [] : ["--overlay", overlay])];
    const theirs = [openapiTypescript, given, "-o", join(folder, "types.ts")];
    const spent: [Spent[], Spent[]] = [[], []];
    for (let slice = -1; slice < slices; slice += 1) {
      const first = await spentBy(theirs, folder);
      await rm(join(folder, "package"), { recursive: true, force: true });
      const second = await spentBy(ours, folder);
      if (slice < 0) continue; // to warm up
      spent[0].push(first);
      spent[1].push(second);
    }
    return spent;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
