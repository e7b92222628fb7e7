import type { paths } from "@vendor-auth/flashblade";
import { flashblade } from "@vendor-auth/session/flashblade";
import createFetchClient from "openapi-fetch";

/** One logged-in call, read to its end. */
export interface Caller {
  readonly name: string;
  readonly one: () => Promise<unknown>;
}

export interface Target {
  readonly baseUrl: string;
  readonly apiToken: string;
  readonly token: string;
  readonly send: typeof fetch;
}

const secured = "/2.26/arrays" as "/api_version"; // a data call, typed as one that the spec has

/** openapi-fetch with the middleware that its documentation shows for authentication. What all else is compared with. */
export function middleware({ baseUrl, token, send }: Target): Caller {
  const client = createFetchClient<paths>({ baseUrl, fetch: (request) => send(request) });
  client.use({
    onRequest({ request }) {
      request.headers.set("x-auth-token", token);
      return request;
    },
  });
  return { name: "openapi-fetch + auth middleware", one: () => client.GET(secured) };
}

export function bareFetch({ baseUrl, token, send }: Target): Caller {
  const url = `${baseUrl}/2.26/arrays`;
  return { name: "bare fetch", one: async () => (await send(url, { headers: { "x-auth-token": token } })).json() };
}

/** The facade's two ways to call. */
export function facade({ baseUrl, apiToken, send }: Target, over = ""): readonly [get: Caller, fetch: Caller] {
  const client = flashblade({ baseUrl, credentials: { apiToken }, fetch: send });
  return [
    { name: `facade, fb.GET${over}`, one: () => client.GET(secured) },
    { name: `facade, fb.fetch${over}`, one: async () => (await client.fetch("2.26/arrays")).json() },
  ];
}
