/** Where a `fetch` says how it verifies certificates, such as `pin:…`. Global, so that two copies of this package agree. */
export const tlsMode: unique symbol = Symbol.for("vendor-auth.tls") as never;

/** How a `fetch` verifies certificates; undefined: as usual. Sessions are not shared between clients that do it differently. */
export function tlsModeOf(fetch: typeof globalThis.fetch | undefined): string | undefined {
  return (fetch as { readonly [tlsMode]?: string } | undefined)?.[tlsMode];
}
