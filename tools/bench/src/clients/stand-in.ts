import { setImmediate } from "node:timers/promises";

/** The answer to every data call. */
export const body = '{"versions":["1.12","2.26"]}';
export const baseUrl = "http://127.0.0.1:9999/api";
export const token = "token-of-the-bench";
export const apiToken = "api-token-of-the-bench";

const isLogin = (input: string | URL | Request) => (input instanceof Request ? input.url : input.toString()).endsWith("/login");

/**
 * A `fetch` that answers at once, so that only the client's own work is timed: answers to data calls are no `Response`, whose
 * making would be half of what is measured, but what clients read of one.
 */
export const stub: typeof fetch = async (input) =>
  isLogin(input) ? new Response('{"username":"pureuser"}', { headers: { "x-auth-token": token } }) : answerAtOnce;

const answerAtOnce = Object.create(Response.prototype, {
  ...Object.fromEntries(
    Object.entries({
      status: 200,
      statusText: "OK",
      ok: true,
      url: "",
      body: {},
      headers: new Headers({ "content-type": "application/json" }),
    }).map(([name, value]) => [name, { value }]),
  ),
  text: { value: async () => body },
  json: { value: async () => JSON.parse(body) as unknown },
}) as Response;

/** What undici calls on its way to a socket; both of its styles. */
interface Handler {
  onConnect?(abort: () => void): void;
  onHeaders?(status: number, headers: readonly Buffer[], resume: () => void, text: string): void;
  onData?(chunk: Buffer): void;
  onComplete?(trailers: readonly Buffer[]): void;
  onRequestStart?(controller: object, context: object): void;
  onResponseStart?(controller: object, status: number, headers: Record<string, string>, text: string): void;
  onResponseData?(controller: object, chunk: Buffer): void;
  onResponseEnd?(controller: object, trailers: object): void;
}

const chunk = Buffer.from(body);
const headers = { "content-type": "application/json", "x-auth-token": token };
const raw = Object.entries(headers)
  .flat()
  .map((text) => Buffer.from(text));

const dispatcher = {
  dispatch(_options: object, handler: Handler): boolean {
    void answer(handler);
    return true;
  },
};

async function answer(handler: Handler): Promise<void> {
  const controller = { paused: false, aborted: false, pause() {}, resume() {}, abort() {} };
  await Promise.resolve();
  if (handler.onRequestStart) {
    handler.onRequestStart(controller, {});
    handler.onResponseStart?.(controller, 200, headers, "OK");
    handler.onResponseData?.(controller, chunk);
    handler.onResponseEnd?.(controller, {});
    return;
  }
  handler.onConnect?.(() => {});
  handler.onHeaders?.(200, raw, () => {}, "OK");
  handler.onData?.(chunk);
  handler.onComplete?.([]);
}

/** Runs `work` with the built-in `fetch` doing all that it does, but for the socket. */
export async function withDispatch<T>(work: () => Promise<T>): Promise<T> {
  await fetch("data:,").then((response) => response.text()); // sets the dispatcher up
  const names = Object.getOwnPropertySymbols(globalThis).filter((symbol) => /undici\.globalDispatcher/.test(String(symbol)));
  const global = globalThis as unknown as Record<symbol, unknown>;
  const usual = names.map((name) => global[name]);
  for (const name of names) global[name] = dispatcher;
  try {
    return await work();
  } finally {
    for (const [index, name] of names.entries()) global[name] = usual[index];
    await setImmediate();
  }
}
