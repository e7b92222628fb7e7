import type { HeadersOptions } from "openapi-fetch";

/** Headers of several sources, later ones before earlier ones; `null` takes one away, and a list gives several, as in openapi-fetch. */
export function mergeHeaders(sources: readonly (HeadersOptions | undefined)[]): Headers {
  const merged = new Headers();
  for (const source of sources) {
    if (typeof source !== "object") continue;
    for (const [name, value] of source instanceof Headers ? source : Object.entries(source)) {
      if (Array.isArray(value)) for (const each of value) merged.append(name, String(each));
      else if (value === null) merged.delete(name);
      else if (value !== undefined) merged.set(name, String(value));
    }
  }
  return merged;
}
