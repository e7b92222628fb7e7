import { bytes } from "./suites/bytes.ts";
import { call } from "./suites/call.ts";
import { emulator, emulatorOfDescription } from "./suites/emulator.ts";
import { emulatorStart } from "./suites/emulator-start.ts";
import { fleet } from "./suites/fleet.ts";
import { generate } from "./suites/generator/generate.ts";
import { herd } from "./suites/herd.ts";
import type { Timing } from "./measure/interleaved.ts";
import { published } from "./suites/generator/published.ts";
import { sharedLogin } from "./suites/shared-login.ts";
import { size } from "./suites/size.ts";
import { start } from "./suites/start.ts";
import { types } from "./suites/types.ts";
import { wire } from "./suites/wire.ts";

export interface Table {
  readonly title: string;
  readonly unit: string;
  readonly run: () => Promise<Timing[]>;
}

let ofPublished: ReturnType<typeof published> | undefined;
/** Both tables are of one run. */
const publishedOnce = () => (ofPublished ??= published(5));

let ofTypes: ReturnType<typeof types> | undefined;
const typesOnce = () => (ofTypes ??= types(5));

const microseconds = "µs";
const processor = "µs of processor time";

/** What `npm run bench -- NAME` runs: one suite, of one table or several. Ratios are to a table's first row. */
export const suites: Readonly<Record<string, readonly Table[]>> = {
  call: [
    { title: "A logged-in call, on a stub", unit: processor, run: () => call("stub", 15, 5_000) },
    { title: "A logged-in call, with undici's real dispatch", unit: processor, run: () => call("dispatch", 15, 2_000) },
    { title: "Allocated by a call, on a stub", unit: "bytes", run: () => bytes(3) },
  ],
  wire: [1, 16, 64].map((concurrency) => ({
    title: `On the wire, ${concurrency} at a time`,
    unit: microseconds,
    run: () => wire(concurrency, 15, 4_000),
  })),
  herd: [1_000, 10_000].flatMap((calls) =>
    [false, true].map((isStaggered) => ({
      title: `${calls.toLocaleString("en")} calls on a lapsed session, refused ${isStaggered ? "within 200 ms" : "at once"}`,
      unit: microseconds,
      run: () => herd(calls, isStaggered, 9),
    })),
  ),
  size: [{ title: "Bundled, minified, brotli", unit: "bytes", run: size }],
  types: [
    {
      title: "Types of one call, and of ten of a large description",
      unit: "instantiations",
      run: async () => (await typesOnce()).instantiations,
    },
    { title: "Time to check these", unit: "ms", run: async () => (await typesOnce()).times },
  ],
  start: [{ title: "Whole processes", unit: microseconds, run: () => start(25) }],
  fleet: [{ title: "10,000 clients in one process", unit: "", run: () => fleet(3) }],
  generate: [
    { title: "Both vendors generated", unit: microseconds, run: () => generate("vendors") },
    { title: "1,000 operations generated", unit: microseconds, run: () => generate("large", 5) },
    { title: "Published descriptions generated", unit: "ms", run: async () => (await publishedOnce()).time },
    { title: "Peak memory of that", unit: "MB", run: async () => (await publishedOnce()).peak },
  ],
  "shared-login": [{ title: "100 processes that share a session", unit: microseconds, run: sharedLogin }],
  emulator: [
    { title: "The emulator beside a bare server", unit: microseconds, run: emulator },
    { title: "The emulator of a description beside a bare server", unit: microseconds, run: emulatorOfDescription },
  ],
  "emulator-start": [{ title: "From start to first answer, processor time", unit: microseconds, run: emulatorStart }],
};
