/** Writes down what happens, for a person. */
export type Trace = (process: string, who: string, text: string) => void;

export interface TraceLines {
  readonly trace: Trace;
  lines(): string;
}

/** One line for each thing that happened: when, in which process, to whom, what. */
export function createTraceLines(now: () => number): TraceLines {
  const lines: string[] = [];
  return {
    trace: (process, who, text) => lines.push(`${clock(now())}  ${process.padEnd(6)} ${who.padEnd(7)} ${text}`),
    lines: () => lines.join("\n"),
  };
}

/** Where nobody is going to read: a run of thousands. */
export const noTrace: Trace = () => {};

/** `1:02:03.004`, or with the day before it. */
function clock(ms: number): string {
  const [days, rest] = [Math.floor(ms / 86_400_000), ms % 86_400_000];
  return days > 0 ? `day ${days} ${format(rest)}` : format(rest);
}

function format(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${Math.floor(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(Math.floor(ms % 1000)).padStart(3, "0")}`;
}
