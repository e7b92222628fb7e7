import { operationLabel, usesOf } from "../changes/uses.ts";
import { differingParts } from "../changes/differing-parts.ts";
import type { Pair } from "../changes/spec-change.ts";
import { allUses } from "./uses/all-uses.ts";
import { brokenUses, usesFile } from "./uses/broken-uses.ts";
import type { Break, Use } from "./uses/broken-uses.ts";
import { changedComponents } from "./types/changed-members.ts";
import { changedOperations } from "./types/changed-operations.ts";
import { newCompiler } from "./compiler.ts";
import type { Compiler } from "./compiler.ts";
import { generatedTypes } from "./generated-types.ts";
import { membersOf } from "./types/members.ts";
import { shapesFile } from "./types/operation-shapes.ts";
import { newTypeReader } from "./types/type-reader.ts";

/** What TypeScript says of a change. */
export interface Verdict {
  /** Code that compiled and does not any more. */
  readonly breaks: readonly Break[];
  /** What is new or written in another way: `schemas/User`, `GET /users`. */
  readonly visible: ReadonlySet<string>;
}

const head = `import { AnswerError, type Client, type Result } from "@vendor-auth/client";
import type { components, operations, paths, webhooks } from "./schema.ts";
import type { Credentials } from "./session.ts";
declare function take<T>(value: T): void;
declare function make<T>(): T;
declare const client: Client<paths>;
`;

const sides = ["before", "after"] as const;

/**
 * TypeScript's verdict on each pair: the types of both specs are compiled with code that uses what differs, such code as a consumer
 * of the former types might have. It reads every property of answers, tells forms and statuses apart, lists the values of enums,
 * and gives requests with and without each member.
 */
export function judge(pairs: readonly Pair[]): Verdict[] {
  const compiler = newCompiler();
  const differences = pairs.map((pair, index) => differenceOf(pair, compiler, `${index}`));
  const reading = compiler.program();
  const written = differences.map((difference) => difference && usesOfDifference(difference, compiler, reading));
  const program = compiler.program();
  return differences.map((difference, index) => {
    const its = written[index];
    if (difference === undefined || its === undefined) return { breaks: [], visible: new Set() };
    return { breaks: broken(its, compiler, program, difference.folder), visible: visibleIn(difference) };
  });
}

type Difference = NonNullable<ReturnType<typeof differenceOf>>;

/** What is written in another way, its types and shapes given to the compiler. `undefined` when nothing is. */
function differenceOf(pair: Pair, compiler: Compiler, folder: string) {
  const parts = differingParts(pair.before.document, pair.after.document);
  const types = generatedTypes(pair, parts);
  if (types.before.schema === types.after.schema && types.before.credentials === types.after.credentials) return undefined;
  for (const side of sides) {
    compiler.add(`${folder}/${side}/schema.ts`, types[side].schema);
    compiler.add(`${folder}/${side}/session.ts`, types[side].credentials);
  }
  const [former, present] = sides.map((side) => membersOf(compiler.source(`${folder}/${side}/schema.ts`)));
  const components = changedComponents(former!, present!);
  const operations = changedOperations(former!, present!, new Set(components.map(({ component }) => component)));
  compiler.add(`${folder}/before/shapes.ts`, shapesFile(operations.changed.map(({ shape }) => shape)));
  compiler.add(`${folder}/after/shapes.ts`, shapesFile(operations.changed.map(({ twin }) => twin)));
  return { folder, components, operations, former: former!, present: present!, places: usesOf(parts.before) };
}

interface Written {
  readonly start: string;
  readonly uses: readonly Use[];
}

/** Gives the compiler the code that uses it, on both sides. */
function usesOfDifference(difference: Difference, compiler: Compiler, program: ReturnType<Compiler["program"]>): Written {
  const { folder, former } = difference;
  const sources = [former.source, compiler.source(`${folder}/before/shapes.ts`)];
  const reader = newTypeReader(program, former.components, sources);
  const interfaces: string[] = [];
  const declare = (body: string): string => `Given${interfaces.push(body) - 1}`;
  const uses = allUses(reader, compiler.source, difference, declare);
  const start = `${head}${interfaces.map((body, index) => `interface Given${index} ${body}\n`).join("")}`;
  for (const side of sides) compiler.add(`${folder}/${side}/uses.ts`, usesFile(start, uses));
  return { start, uses };
}

function broken({ start, uses }: Written, compiler: Compiler, program: ReturnType<Compiler["program"]>, folder: string): Break[] {
  const [before = [], after = []] = sides.map((side) => {
    const source = compiler.source(`${folder}/${side}/uses.ts`);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  return brokenUses(uses, start, before, after);
}

function visibleIn({ components, operations, former, present }: Difference): Set<string> {
  const written = components.filter(({ state }) => state === "changed").map(({ component }) => component);
  const called = operations.changed.map(({ method, path }) => operationLabel(method, path));
  const added = [...present.components.keys()].filter((component) => !former.components.has(component));
  const others = [...present.paths].flatMap(([path, methods]) =>
    [...methods.keys()].filter((method) => !former.paths.get(path)?.has(method)).map((method) => operationLabel(method, path)),
  );
  return new Set([...written, ...called, ...added, ...others]);
}
