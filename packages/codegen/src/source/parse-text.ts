import { parseYaml } from "@redocly/openapi-core";
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
  if (!isDoubtful(text)) {
    try {
      return parseYaml(text);
    } catch {
      // The slow parser says what is wrong, and where.
    }
  }
  const document = readYaml(text);
  checkYaml(document, file);
  return document.yaml.toJS({ maxAliasCount: -1 }) as unknown;
}

function isDoubtful(text: string): boolean {
  for (const [match] of text.matchAll(doubtful)) {
    const key = /[-+]?\d[\w.+-]*/.exec(match)?.[0];
    if (!match.endsWith(":") || (key !== undefined && String(Number(key)) !== key && !Number.isNaN(Number(key)))) return true;
  }
  return false;
}
