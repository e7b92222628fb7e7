import { printable } from "../text/printable.ts";
import type { Problem } from "./problem.ts";

/** Lines of a message about problems. */
const maxLines = 20;
/** Actions that are shown of an overlay that mends the spec. */
const maxActions = 5;

/** Several problems of one kind. */
interface Group {
  readonly first: Problem;
  readonly count: number;
}

/** A line for each kind of problem, in the order in which each was met first. */
export function describeProblems(file: string, problems: readonly Problem[]): string {
  const groups = groupProblems(problems);
  const shown = groups.length > maxLines ? groups.slice(0, maxLines - 1) : groups;
  const lines = shown.map((group) => describeGroup(file, group));
  const rest = groups.slice(shown.length).reduce((sum, { count }) => sum + count, 0);
  if (rest > 0) lines.push(`${file}: ${rest} more problems. Correct these first.`);
  return lines.join("\n");
}

function groupProblems(problems: readonly Problem[]): Group[] {
  const groups = new Map<string, Group>();
  for (const problem of problems) {
    const kind = problem.kind ?? `${problem.problem} ${problem.remedy}`;
    const known = groups.get(kind);
    groups.set(kind, known === undefined ? { first: problem, count: 1 } : { ...known, count: known.count + 1 });
  }
  return [...groups.values()];
}

/** One problem as a line. */
export function describeProblem(file: string, problem: Problem): string {
  return describeGroup(file, { first: problem, count: 1 });
}

function describeGroup(file: string, { first, count }: Group): string {
  const place = `${first.file ?? file}:${first.line}:${first.column}`;
  const pointer = first.pointer === undefined ? "" : ` (at ${printable(first.pointer)})`;
  const times = count === 1 ? "" : `${count.toLocaleString("en")} × `;
  const isFirst = count === 1 ? "" : " (first here)";
  return `${place}: ${times}${printable(first.problem)}${isFirst}${pointer} ${printable(first.remedy)}`;
}

/** The text of an overlay that mends what one can mend; `undefined` when there is nothing of the kind. */
export function mendingOverlay(problems: readonly Problem[]): string | undefined {
  const actions = groupProblems(problems).flatMap(({ first }) => (first.mend === undefined ? [] : [first.mend]));
  if (actions.length === 0) return undefined;
  const more = actions.length - maxActions;
  return [
    "overlay: 1.1.0",
    'info: { title: Mended, version: "1" }',
    "actions:",
    ...actions.slice(0, maxActions).flatMap((action) => action.split("\n").map((line) => `  ${printable(line)}`)),
    ...(more > 0 ? [`  # and so on for the other ${more}`] : []),
    "",
  ].join("\n");
}
