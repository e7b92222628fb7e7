import { SpecError } from "./spec-error.ts";

/** What a description may be. What is beyond these bounds is refused. */
const bounds = { bytes: 64 * 1024 * 1024, positions: 16 * 1024 * 1024, depth: 1200, parts: 5_000_000 } as const;

/** Throws a `SpecError` for a file, or a text, that is too long to be read. */
export function checkSize(bytes: number, file: string): void {
  if (bytes <= bounds.bytes) return;
  const problem = `The file has ${Math.ceil(bytes / 1024 / 1024)} MiB, and at most ${bounds.bytes / 1024 / 1024} are read.`;
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

function tooDeep(file: string): SpecError {
  return refusal(file, `It is nested more than ${bounds.depth} levels deep.`, "Give inner schemas a name, and refer to them.");
}

/** Whether the parser that knows positions would take minutes, and gigabytes, for a text. */
export function isTooLongForPositions(text: string): boolean {
  return text.length > bounds.positions;
}

/** `fault`: what the fast parser says; without it, the text has a spelling that only the slow one reads right. */
export function tooLongToTell(file: string, fault: string | undefined): SpecError {
  const problem =
    fault === undefined
      ? "The YAML has numbers such as 1_000 or 1.10 as a key, which a file of this size cannot have"
      : `The YAML is broken: ${fault}`;
  return refusal(file, `${problem}.`, fault === undefined ? "Quote them." : "Correct it; nothing can be read before that.");
}

export function tooManyMerges(file: string): SpecError {
  return refusal(file, "The YAML cannot be unfolded: its merge keys multiply it.", "Write it with fewer merge keys.");
}

/** The parsers call themselves for each level, and their stack may end before our bound. */
export function tooDeepToParse(file: string): SpecError {
  return refusal(file, "It is nested too deeply to be read.", "Give inner schemas a name, and refer to them.");
}

/** What `work` gives. The libraries call themselves for each schema within a schema: a `SpecError` when that goes too deep. */
export async function withinStack<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const problem = "Its schemas are too many in one place, or lead through one another, or hold one another, too deeply to be followed.";
    throw refusal(
      file,
      problem,
      "Look for a chain of thousands of references, hundreds of schemas without a name in one another, or a hundred thousand schemas.",
    );
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
