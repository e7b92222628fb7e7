import { http, HttpResponse, type HttpHandler } from "msw";
import type { Emulator } from "./control/emulator.ts";

/**
 * Handlers for MSW: requests to the emulator's origin are answered by `emulator.fetch`, without a socket. `origin` puts it
 * somewhere else: at the address that a client has built in. What breaks a connection is a network error.
 */
export function handlers(
  emulator: Pick<Emulator, "origin" | "fetch">,
  { origin = emulator.origin }: { readonly origin?: string } = {},
): HttpHandler[] {
  const start = new URL(origin).origin.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // The whole origin, not the base URL alone: logins are redirected to other versions, and to pages.
  const all = http.all(new RegExp(`^${start}(/|$)`), async ({ request }) => {
    try {
      const response = await emulator.fetch(request);
      // `emulator.fetch` hands out bodies unpacked, and MSW would unpack them again.
      response.headers.delete("content-encoding");
      return response;
    } catch {
      return HttpResponse.error();
    }
  });
  return [all];
}
