import type { SessionAdapter } from "@vendor-auth/emulator/conformance";
import createClient, { type Middleware } from "openapi-fetch";

/** The part of openapi-fetch's client that is used. Data calls are in no spec: a path is given as text. */
interface Client {
  request(method: string, path: string, options: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
}

/**
 * Plain openapi-fetch with the auth middleware of its documentation: `onRequest` fetches a token when there is none, and
 * sets it. What the documentation leaves to the reader is done as it commonly is: on 401 or 403, `onResponse` logs in again
 * and sends a copy of the request once. All else is left at its default. It knows no logout: it is one request.
 */
export const openapiFetch: SessionAdapter<{ client: Client; logout: () => Promise<void> }, "flashblade"> = {
  vendors: ["flashblade"],
  open({ baseUrl, credentials }) {
    let token: string | undefined;
    const copies = new WeakMap<Request, Request>();

    const login = async (): Promise<string> => {
      const answer = await fetch(`${baseUrl}/login`, { method: "POST", headers: { "api-token": credentials.apiToken } });
      const received = answer.headers.get("x-auth-token");
      if (!answer.ok || !received) throw new Error(`the login was answered with ${answer.status}`);
      return received;
    };
    const authMiddleware: Middleware = {
      async onRequest({ request }) {
        token ??= await login();
        request.headers.set("x-auth-token", token);
        copies.set(request, request.clone());
        return request;
      },
      async onResponse({ request, response }) {
        const copy = copies.get(request);
        if ((response.status !== 401 && response.status !== 403) || copy === undefined) return undefined;
        token = await login();
        copy.headers.set("x-auth-token", token);
        return fetch(copy);
      },
    };
    const client = createClient({ baseUrl });
    client.use(authMiddleware);
    return {
      client: client as unknown as Client,
      async logout() {
        if (token === undefined) return;
        await fetch(`${baseUrl}/logout`, { method: "POST", headers: { "x-auth-token": token } });
        token = undefined;
      },
    };
  },
  async call({ client }, { method, path, body, signal }) {
    const options = { ...(body !== undefined && { body }), ...(signal && { signal }) };
    const { data, error, response } = await client.request(method.toLowerCase(), path, options);
    return { status: response.status, body: data ?? error };
  },
  close: ({ logout }) => logout(),
};
