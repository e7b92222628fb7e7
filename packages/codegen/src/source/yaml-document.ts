import { LineCounter, parseDocument, visit } from "yaml";
import type { Document, YAMLError } from "yaml";
import { tooDeepToParse } from "./bounds.ts";
import { SpecError } from "./spec-error.ts";

/** YAML as its nodes, which know where they stand. */
export interface YamlDocument {
  readonly yaml: Document;
  readonly lines: LineCounter;
}

/** Reads YAML (or JSON, which is YAML) with positions: twenty times as long as reading the data alone. */
export function readYaml(text: string): YamlDocument {
  const lines = new LineCounter();
  return { yaml: parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, merge: true }), lines };
}

/** Throws a `SpecError` when the text is not one well-formed document. */
export function checkYaml({ yaml, lines }: YamlDocument, file: string): void {
  const [fault] = [...yaml.errors, ...yaml.warnings];
  if (fault?.message.includes("call stack")) throw tooDeepToParse(file);
  if (fault !== undefined) throw faultAt(file, lines, fault.pos[0], describeFault(fault), remedyFor(fault));
  visit(yaml, {
    Alias: (_key, alias, parents) => {
      const target = alias.resolve(yaml);
      if (target !== undefined && parents.includes(target)) {
        throw faultAt(file, lines, alias.range?.[0] ?? 0, `The alias *${alias.source} contains itself.`, "Write out what it stands for.");
      }
    },
  });
}

function faultAt(file: string, lines: LineCounter, offset: number, problem: string, remedy: string): SpecError {
  const { line, col } = lines.linePos(offset);
  return new SpecError(file, [{ line: Math.max(line, 1), column: Math.max(col, 1), problem, remedy }]);
}

function describeFault(fault: YAMLError): string {
  if (fault.code === "DUPLICATE_KEY") return "This key is already there.";
  if (fault.code === "MULTIPLE_DOCS") return "A second YAML document starts here.";
  return `The YAML is broken: ${fault.message.replace(/\.?$/, ".")}`;
}

function remedyFor(fault: YAMLError): string {
  if (fault.code === "DUPLICATE_KEY") return "Remove one of the two, or rename it.";
  if (fault.code === "MULTIPLE_DOCS") return "Leave one document in the file.";
  return "Correct it; nothing can be read before that.";
}
