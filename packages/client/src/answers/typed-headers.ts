import type { DeclaredHeaders } from "../model/operation-table.ts";

/** Reads the declared headers of an answer; one that did not come, or is not of its type, is left out. */
export function typedHeaders(headers: Headers, declared: DeclaredHeaders = {}): Readonly<Record<string, string | number | boolean>> {
  let values: Record<string, string | number | boolean> | undefined;
  for (const name of Object.keys(declared)) {
    const text = headers.get(name);
    if (text === null) continue;
    const value = declared[name] === "string" ? text : parse(text);
    if (value !== undefined) (values ??= Object.create(null) as Record<string, string | number | boolean>)[name] = value;
  }
  return values ?? {};
}

function parse(text: string): number | boolean | undefined {
  if (text === "true" || text === "false") return text === "true";
  const number = Number(text || Number.NaN); // `Headers` has trimmed it
  return Number.isNaN(number) ? undefined : number;
}
