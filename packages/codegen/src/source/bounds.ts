import { SpecError } from "./spec-error.ts";

/** What a description may be. What is beyond these bounds is refused. */
const bounds = { bytes: 64 * 1024 * 1024, depth: 1200, parts: 5_000_000 } as const;

/** Throws a `SpecError` for a text that is too long to be read. */
export function checkSize(text: string, file: string): void {
  if (text.length <= bounds.bytes) return;
  const problem = `The file has ${Math.ceil(text.length / 1024 / 1024)} MiB, and at most ${bounds.bytes / 1024 / 1024} are read.`;
  throw refusal(file, problem, "Take out what is no description, such as long examples.");
}

/**
 * The data, every part of it in one place: what YAML aliases stand for is written out. Throws a `SpecError` when it is
 * nested too deeply, or would unfold into too much. `explainLoop` may throw a better one for data that contain themselves.
 * `mayShare`: whether the text may have aliases; without them, no part needs to be remembered.
 */
export function checkBounds(data: unknown, file: string, mayShare: boolean, explainLoop: () => void): unknown {
  const { depth, parts, isShared } = measure(data, mayShare ? new Map<object, Measure>() : undefined, 0);
  if (parts === Number.POSITIVE_INFINITY) explainLoop();
  if (parts > bounds.parts) throw refusal(file, "The YAML cannot be unfolded: its aliases multiply it.", "Write it with fewer aliases.");
  if (depth > bounds.depth) throw tooDeep(file);
  return isShared ? writtenOut(data) : data;
}

export function tooDeep(file: string): SpecError {
  return refusal(file, `It is nested more than ${bounds.depth} levels deep.`, "Give inner schemas a name, and refer to them.");
}

/** What `work` gives. The libraries call themselves for each schema within a schema: a `SpecError` when that goes too deep. */
export async function withinStack<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const problem = "Its schemas lead through one another, or hold one another, too deeply to be followed.";
    throw refusal(file, problem, "Look for a chain of thousands of references, or hundreds of schemas without a name in one another.");
  }
}

interface Measure {
  readonly depth: number;
  /** Parts of it, once aliases are written out. */
  readonly parts: number;
  /** Whether something is in two places. */
  readonly isShared: boolean;
}

const leaf: Measure = { depth: 0, parts: 1, isShared: false };
/** Of a part that is being measured: it contains itself. */
const endless: Measure = { depth: Number.POSITIVE_INFINITY, parts: Number.POSITIVE_INFINITY, isShared: true };

function measure(value: unknown, known: Map<object, Measure> | undefined, level: number): Measure {
  if (typeof value !== "object" || value === null) return leaf;
  const before = known?.get(value);
  if (before !== undefined) return { ...before, isShared: true };
  if (level > bounds.depth) return { depth: Number.POSITIVE_INFINITY, parts: 1, isShared: false };
  known?.set(value, endless);
  let [depth, parts, isShared] = [0, 1, false];
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (typeof member !== "object" || member === null) {
      parts += 1;
      continue;
    }
    const inner = measure(member, known, level + 1);
    depth = Math.max(depth, inner.depth);
    parts += inner.parts;
    isShared ||= inner.isShared;
  }
  const found = { depth: depth + 1, parts, isShared };
  known?.set(value, found);
  return found;
}

function writtenOut(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(writtenOut);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, writtenOut(member)]));
}

function refusal(file: string, problem: string, remedy: string): SpecError {
  return new SpecError(file, [{ line: 1, column: 1, problem, remedy }]);
}
