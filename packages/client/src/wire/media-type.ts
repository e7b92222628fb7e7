/** `text/csv` of `Text/CSV; charset=utf-8`. */
export function essence(type: string): string {
  return type.replace(/;.*/s, "").trim().toLowerCase();
}

/** JSON itself, and what is written in it: `application/problem+json`. */
export function isJson(type: string): boolean {
  return /^[\w.-]+\/json$|\+json$/.test(essence(type));
}

/** Whether a media type is the declared one, or of the declared range. */
export function isOf(declared: string, type: string): boolean {
  const pattern = essence(declared);
  return pattern === type || pattern === "*/*" || (pattern.endsWith("/*") && type.startsWith(pattern.slice(0, -1)));
}
