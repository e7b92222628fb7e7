import type { Finding } from "../source/finding.ts";
import { own } from "../source/json.ts";
import type { JsonObject, Path } from "../source/json.ts";
import { targetOf } from "../openapi/target-of.ts";
import { eachReference } from "./references.ts";
import type { FoundReference } from "./references.ts";

/** References that a reference may lead through. The linter follows such chains by calling itself. */
const maxHops = 100;
const tooLong = "leads through too many";

/** References that cannot be followed. */
export interface BadReferences {
  /** In what an operation uses. */
  readonly errors: readonly Finding[];
  /** In what none uses. */
  readonly unused: readonly Finding[];
  /** Some lead through so many others that the libraries could not follow. */
  readonly areTooLong: boolean;
}

/**
 * Looks at every reference that OpenAPI would follow: it stays within the document's own `components` and `paths`, and leads
 * somewhere. Nothing else is read, from disk or from a network, whatever the libraries that come after would do with it.
 * A bad one in a part that no operation uses is taken out, in place, so that no type is made of it.
 */
export function checkReferences(document: JsonObject): BadReferences {
  const judge = judgeIn(document);
  const used = new Set<object>();
  const errors: Finding[] = [];
  const queue: { root: unknown; path: Path }[] = ["paths", "webhooks", "security"].map((key) => ({
    root: own(document, key),
    path: [key],
  }));
  queue.push({ root: own(own(document, "components"), "securitySchemes"), path: ["components", "securitySchemes"] });
  const skip = (object: JsonObject): boolean => used.size === used.add(object).size;
  for (const { root, path } of queue) {
    eachReference(root, path, {
      skip,
      visit: ({ reference, path: at }) => {
        const fault = judge(reference);
        if (fault !== undefined) errors.push({ ...fault, path: at });
        const target = fault === undefined ? targetOf(document, reference) : undefined;
        if (target !== undefined) queue.push({ root: target.value, path: target.path });
      },
    });
  }
  const unused: Finding[] = [];
  let areTooLong = errors.some(({ kind }) => kind === tooLong);
  const bad: FoundReference[] = [];
  eachReference(own(document, "components"), ["components"], {
    skip: (object) => used.has(object),
    visit: (found) => {
      const fault = judge(found.reference);
      if (fault === undefined) return;
      areTooLong ||= fault.kind === tooLong;
      unused.push({ ...fault, path: found.path, kind: "A reference that no operation uses cannot be followed." });
      bad.push(found);
    },
  });
  for (const found of bad) takeOut(document, found);
  return { errors, unused, areTooLong };
}

type Fault = Omit<Finding, "path">;

/** Judges a reference, once: chains of them are long in some specs. */
function judgeIn(document: JsonObject): (reference: string) => Fault | undefined {
  const judged = new Map<string, Fault | undefined>();
  return (reference) => {
    if (!judged.has(reference)) judged.set(reference, faultOf(document, reference, judged));
    return judged.get(reference);
  };
}

function faultOf(document: JsonObject, reference: string, judged: ReadonlyMap<string, Fault | undefined>): Fault | undefined {
  const quoted = JSON.stringify(reference);
  if (!reference.startsWith("#")) {
    if (/^((?!file:)[a-z][a-z0-9+.-]*:|\/\/)/i.test(reference)) {
      const problem = `${quoted} is on another host, which is never read.`;
      return { kind: "on another host", problem, remedy: "Move what it names into this file, under components." };
    }
    const remedy = "Correct it, or put the file there: nothing outside that folder is read.";
    return { kind: "in another file", problem: `${quoted} leads to nothing in the spec's folder.`, remedy };
  }
  if (!/^#\/(components|paths)\/./.test(reference)) {
    return { kind: "outside", problem: `${quoted} is not under #/components or #/paths.`, remedy: "Move what it names there." };
  }
  const seen = new Set<string>();
  for (let next: unknown = reference; typeof next === "string" && !judged.has(next);) {
    if (seen.has(next)) return { problem: `${quoted} leads back to itself.`, remedy: "Let one of these references name a definition." };
    if (seen.size === maxHops) {
      return {
        kind: tooLong,
        problem: `${quoted} leads through more than ${maxHops} references.`,
        remedy: "Let it name the definition itself.",
      };
    }
    seen.add(next);
    const target = targetOf(document, next);
    if (target === undefined) {
      const problem = `${quoted} leads to nothing.`;
      return { kind: "leads to nothing", problem, remedy: "Correct it, or define what it names.", ...mending(reference) };
    }
    next = own(target.value, "$ref");
  }
  return undefined;
}

/** Defines what is missing as anything. */
function mending(reference: string): { mend?: string } {
  const [, section, name] = /^#\/components\/(schemas|responses)\/([^/~%]+)$/.exec(reference) ?? [];
  if (section === undefined) return {};
  const value = section === "schemas" ? "{}" : '{ description: "" }';
  return { mend: `- target: $.components\n  update: { ${section}: { ${JSON.stringify(name)}: ${value} } }` };
}

function takeOut(document: JsonObject, { path, holder }: FoundReference): void {
  if (holder === undefined) {
    const mapping = path.slice(0, -1).reduce<unknown>((value, key) => own(value, key), document);
    Reflect.deleteProperty(mapping as object, path.at(-1)!);
  } else {
    Reflect.deleteProperty(holder, "$ref");
  }
}
