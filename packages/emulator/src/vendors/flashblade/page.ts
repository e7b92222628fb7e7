/** A list as REST 1.x and 2.x wrap it. */
export function page(version: string | undefined, items: readonly object[]): unknown {
  return version?.startsWith("1.") === true
    ? { pagination_info: { total_item_count: items.length, continuation_token: null }, items }
    : { continuation_token: null, total_item_count: items.length, items };
}
