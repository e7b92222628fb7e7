import type { Encode } from "../styles/style.ts";
import { primitiveText } from "./primitive-text.ts";

/**
 * `filter[a]=1&filter[b][c]=2`, with the brackets encoded. Beyond one level the standard says nothing: objects within it are written as
 * most servers read them, lists of primitives as `filter[tags][]=x`, lists of objects by their index.
 */
export function deepPairs(name: string, value: object, encode: Encode): string {
  const pairs: string[] = [];
  const add = (key: string, part: unknown): void => {
    if (part === undefined || part === null) return;
    const plain: unknown = part instanceof Date ? part.toJSON() : part;
    if (typeof plain !== "object") pairs.push(`${encodeURIComponent(key)}=${encode(primitiveText(plain))}`);
    else if (Array.isArray(plain))
      for (const [index, item] of plain.entries()) add(`${key}[${typeof item === "object" ? index : ""}]`, item);
    else for (const [inner, item] of Object.entries(plain ?? {})) add(`${key}[${inner}]`, item);
  };
  add(name, value);
  return pairs.join("&");
}
