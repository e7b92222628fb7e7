import type { Spec } from "../spec/read-spec.ts";
import { inCompilerWords } from "./compiler-words.ts";
import { isWithin } from "./judge/uses/broken-uses.ts";
import type { Break } from "./judge/uses/broken-uses.ts";
import type { Verdict } from "./judge/judge.ts";
import type { LocatedChange, Sides } from "./changes/located-change.ts";
import type { SpecChange } from "./changes/spec-change.ts";

/** A change in words, before TypeScript was asked. */
export interface Line {
  readonly change: SpecChange;
  readonly located: LocatedChange;
  /** No type shows it. */
  readonly isOfTheWire: boolean;
}

/**
 * TypeScript has the last word on what types show. Code that compiled and does not any more is a break, in our words where a line has
 * some, else in the compiler's. A line that calls a break what breaks no code says what is new.
 */
export function weighChanges(lines: readonly Line[], verdict: Verdict, sides: Sides, after: Spec): SpecChange[] {
  const breaks = verdict.breaks.filter(({ composedOf }) => !composedOf.some((part) => isBroken(verdict, part)));
  const its = new Map(lines.map((line) => [line, verdict.breaks.filter((one) => isAbout(line, one, sides))]));
  const isBreaking = (line: Line): boolean => line.change.level === "breaking" && !line.isOfTheWire && its.get(line)!.length > 0;
  const broke = lines.filter(isBreaking);
  const told = lines.map((line): Line => {
    const { level, remedy } = line.change;
    // No rule knows which way a webhook's bodies go.
    if (line.located.path[0] === "webhooks" && its.get(line)!.length > 0) {
      return { ...line, change: { ...line.change, level: "breaking", remedy: remedy === "" ? "Look at what takes it." : remedy } };
    }
    if (level === "invisible" || line.isOfTheWire) return line;
    // A line of the whole says nothing where lines of its members say what broke.
    if (isBreaking(line) && !its.get(line)!.every((one) => broke.some((other) => isCloser(other, line, one)))) return line;
    // What code could use and still can is not gone: another part of the whole has it now.
    if (level === "breaking" && line.located.kind === "removed") return { ...line, change: writtenAnew(line) };
    if (isVisible(line, verdict)) return { ...line, change: { ...line.change, level: "added", remedy: "" } };
    return level === "breaking" || /^(Schema|AllOf|AnyOf|OneOf|Discriminator|DependentRequired)/.test(line.located.typeName)
      ? { ...line, change: writtenAnew(line) }
      : line;
  });
  const explaining = told.filter(({ change, isOfTheWire }) => change.level === "breaking" && !isOfTheWire);
  const untold = breaks.filter((one) => !explaining.some((line) => isAbout(line, one, sides)));
  return [...raised(told, verdict), ...inCompilerWords(untold, sides, after)];
}

/** Whether a line is of the member that broke, where another is of what holds it. */
function isCloser({ located: inner }: Line, { located: outer }: Line, { member }: Break): boolean {
  const isOfMember = inner.component === outer.component && isWithin(inner.member, outer.member);
  return outer.component !== undefined && isOfMember && (member === inner.member || isWithin(member, inner.member));
}

/** What looks like a break in the spec and is the same type. */
function writtenAnew({ change, located }: Line): SpecChange {
  const what = `${located.member === "" ? "it" : `\`${located.member}\``} is written in another way, and its type is the same.`;
  return { ...change, level: "invisible", what, remedy: "" };
}

function isBroken({ breaks }: Verdict, part: string): boolean {
  return breaks.some(({ component }) => component === part);
}

/** `schemas/` for all of them. */
function sectionOf({ path }: LocatedChange): string | undefined {
  return path[0] === "components" && path.length === 2 ? `${path[1]}/` : undefined;
}

/** Whether a line is about what broke. */
function isAbout({ located }: Line, one: Break, { usesBefore }: Sides): boolean {
  const section = sectionOf(located);
  if (section !== undefined) return one.component?.startsWith(section) === true;
  const operations = new Set(located.subjects.filter((subject) => / \//.test(subject)));
  if (located.path.includes("discriminator")) {
    const its = usesBefore.get(one.component ?? "") ?? [];
    return its.length === 0 || its.some(({ operation }) => operations.has(operation)); // it gives each form its type
  }
  if (one.component === "webhooks") return located.path[0] === "webhooks";
  if (one.component === undefined) return operations.has(one.operation ?? "");
  if (located.component === undefined) return one.component === "credentials";
  if (located.component !== one.component) {
    const isShared = !located.component.startsWith("schemas/");
    return one.composedOf.includes(located.component) || one.component === "credentials" || isShared;
  }
  const { member } = located;
  return member === "" || member === one.member || isWithin(one.member, member) || isWithin(member, one.member);
}

function isVisible({ located }: Line, { visible }: Verdict): boolean {
  const { component, subjects } = located;
  const section = sectionOf(located);
  if (section !== undefined) return [...visible].some((one) => one.startsWith(section));
  return component?.startsWith("schemas/") === true ? visible.has(component) : subjects.some((subject) => visible.has(subject));
}

/** What types show is something new: one line of each place says so. */
function raised(lines: readonly Line[], verdict: Verdict): SpecChange[] {
  const isTold = (line: Line) =>
    lines.some(
      (other) => other.change.level !== "invisible" && other.located.subjects.some((subject) => line.located.subjects.includes(subject)),
    );
  return lines.map((line) => {
    const isNew = line.change.level === "invisible" && !line.isOfTheWire && isVisible(line, verdict) && !isTold(line);
    return isNew ? { ...line.change, level: "added" as const } : line.change;
  });
}
