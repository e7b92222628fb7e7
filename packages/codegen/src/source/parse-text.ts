import { parseYaml } from "@redocly/openapi-core";
import { isTooLongForPositions, tooLongToTell, tooManyMerges } from "./bounds.ts";
import { readYaml, checkYaml } from "./yaml-document.ts";

/**
 * What the fast parser reads otherwise than YAML 1.2 does: `1.10:` as the key `1.1`, `1_000` and `0b1` as numbers. Such
 * texts are rare, and left to the slow one.
 */
const doubtful =
  /^[ \t-]*[-+]?\d[\w.+-]*[ \t]*:|[{,][ \t]*[-+]?\d[\w.+-]*[ \t]*:|[:\-[,][ \t]+[-+]?(?:\d[\d.]*_[\d._]*|0b[01]+)[ \t]*(?:$|[,\]}#])/gm;

/** The data of a JSON or YAML text. Throws a `SpecError` when it is neither. */
export function parseText(text: string, file: string): unknown {
  if (text.startsWith("{")) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // Broken, or YAML in braces: the other parsers tell.
    }
  }
  const { data, fault } = parseFast(text, file);
  if (fault === undefined && !isDoubtful(text)) return data;
  // The slow parser says what is wrong, and where.
  if (isTooLongForPositions(text)) throw tooLongToTell(file, fault);
  const document = readYaml(text);
  checkYaml(document, file);
  return document.yaml.toJS({ maxAliasCount: -1 }) as unknown;
}

function parseFast(text: string, file: string): { data?: unknown; fault?: string } {
  try {
    return { data: parseYaml(text) };
  } catch (error) {
    const fault = (error as Error).message.split("\n")[0]!;
    // The slow parser would unfold them without end.
    if (fault.startsWith("merge keys exceeded")) throw tooManyMerges(file);
    return { fault };
  }
}

function isDoubtful(text: string): boolean {
  for (const [match] of text.matchAll(doubtful)) {
    const key = /[-+]?\d[\w.+-]*/.exec(match)?.[0];
    if (!match.endsWith(":") || (key !== undefined && String(Number(key)) !== key && !Number.isNaN(Number(key)))) return true;
  }
  return false;
}
