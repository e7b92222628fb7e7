import type { Incoming } from "../../http/incoming.ts";

/** A list as REST 1.x and 2.x wrap it. */
export function page(version: string | undefined, items: readonly object[]): unknown {
  return version?.startsWith("1.") === true
    ? { pagination_info: { total_item_count: items.length, continuation_token: null }, items }
    : { continuation_token: null, total_item_count: items.length, items };
}

/** The items that the query's `names` selects; all without it. */
export function selected<Item extends { readonly name: string }>({ query }: Incoming, items: readonly Item[]): readonly Item[] {
  const names = new URLSearchParams(query).get("names")?.split(",");
  return names === undefined ? items : items.filter(({ name }) => names.includes(name));
}
