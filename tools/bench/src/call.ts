import { startEmulator } from "@vendor-auth/emulator";
import type { paths } from "@vendor-auth/flashblade";
import { flashblade } from "@vendor-auth/session/flashblade";
import createFetchClient from "openapi-fetch";
import { interleaved, type Timing } from "./interleaved.ts";

const body = '{"versions":["1.12","2.26"]}';

/** A logged-in call of each contender, against a `fetch` that answers at once, or against a server on loopback. */
export async function call(kind: "stub" | "loopback", slices: number, count: number): Promise<Timing[]> {
  const emulator = await startEmulator("flashblade", { history: 1 });
  const { baseUrl, credentials } = emulator;
  const login = await fetch(`${baseUrl}/login`, { method: "POST", headers: { "api-token": credentials.apiToken } });
  const token = login.headers.get("x-auth-token") ?? "";
  const stub = async (url: string | URL | Request): Promise<Response> => {
    const isLogin = (url instanceof Request ? url.url : url.toString()).endsWith("/login");
    const headers = isLogin ? { "x-auth-token": token } : { "content-type": "application/json" };
    return new Response(isLogin ? '{"username":"pureuser"}' : body, { headers });
  };
  const send: typeof fetch = kind === "stub" ? stub : fetch;

  const middle = createFetchClient<paths>({ baseUrl, fetch: (request) => send(request) });
  middle.use({
    onRequest({ request }) {
      request.headers.set("x-auth-token", token);
      return request;
    },
    onResponse: ({ response }) => response,
  });
  await using facade = flashblade({ baseUrl, credentials, fetch: send });
  const url = `${baseUrl}/2.26/arrays`;
  const secured = "/2.26/arrays" as "/api_version"; // a data call, typed as one that the spec has

  const contenders = [
    { name: "openapi-fetch + auth middleware", one: () => middle.GET(secured) },
    { name: "bare fetch, json()", one: () => send(url, { headers: { "x-auth-token": token } }).then((response) => response.json()) },
    { name: "facade, fb.GET", one: () => facade.GET(secured) },
    { name: "facade, fb.fetch, json()", one: () => facade.fetch(url).then((response) => response.json()) },
  ].map(({ name, one }) => ({
    name,
    run: async (times: number) => {
      for (let index = 0; index < times; index += 1) await one();
    },
  }));
  const timings = await interleaved(contenders, slices, count);
  await emulator.close();
  return timings;
}
