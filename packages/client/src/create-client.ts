import type { ClientOptions as FetchClientOptions, Middleware } from "openapi-fetch";
import { withoutSlash } from "./calls/build-request.ts";
import { bare } from "./calls/bare.ts";
import { type CallInit, type ClientInit, copyFetchOptions } from "./calls/call-init.ts";
import { type ClientState, performCall } from "./calls/call.ts";
import type { Client } from "./client.ts";
import type { OperationTable } from "./model/operation-table.ts";
import type { RetryOptions } from "./calls/retry.ts";

/** openapi-fetch's options, and those of ours. */
export interface ClientOptions extends FetchClientOptions {
  /**
   * In place of `fetch`: is called with a URL and an init that nobody else holds, which saves the making of a `Request`; or with the
   * `Request` that a middleware was shown. `isReadHere` says that the client reads the answer to its end before anybody else holds it.
   */
  send?: ((input: string | Request, init?: RequestInit, isReadHere?: boolean) => Promise<Response>) | undefined;
  /** The API's generated `operations`. Without it every status counts as declared, `headers` stays empty, and bodies are JSON. */
  operations?: OperationTable | undefined;
  /** Reads JSON. Default `JSON.parse`, which rounds integers beyond 2^53; a library such as lossless-json keeps them. */
  parseJson?: ((text: string) => unknown) | undefined;
  /** Milliseconds for a call, until its body is read. It then rejects with the platform's `TimeoutError`. Default: none. */
  timeout?: number | undefined;
  /** Waits and sends a call again that was answered with 429 or 503 and a time. Default: no. */
  retry?: RetryOptions | undefined;
}

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/**
 * A typed client: openapi-fetch's, with safe defaults.
 *
 * - What an operation declares is what is sent and read: styles of parameters, media types, cookies, servers.
 * - `redirect: "manual"`: a redirect is an answer. Following it would send headers and body to another server.
 * - Results carry `status` and narrow by it; declared response headers are typed (see `Result`).
 * - An answer that is not what it says is an `AnswerError` in `error`; a failure always has an `error`.
 * - The body of a failure is read up to 1 MiB and for 30 s at most.
 * - A path parameter that is empty, `.` or `..` is refused with a `TypeError`: the call would go to another path.
 * - An option that does not exist does not compile.
 */
export function createClient<Paths extends {}>(options?: ClientOptions): Client<Paths> {
  const client = bare(options as ClientInit);
  client.baseUrl = withoutSlash(client.baseUrl ?? "");
  const fetchOptions = bare<RequestInit>({ redirect: "manual" });
  copyFetchOptions(client, fetchOptions);
  const middleware: Middleware[] = [];
  const state: ClientState = { client, fetchOptions, middleware };
  return {
    request: (method: string, path: string, call?: CallInit) => performCall(state, method.toUpperCase(), path, call),
    ...Object.fromEntries(methods.map((method) => [method, (path: string, call?: CallInit) => performCall(state, method, path, call)])),
    use(...added: Middleware[]) {
      for (const each of added) {
        if (!each) continue;
        if (!(each.onRequest ?? each.onResponse ?? each.onError)) {
          throw new Error("Middleware must be an object with one of `onRequest()`, `onResponse() or `onError()`");
        }
        middleware.push(each);
      }
    },
    eject(...removed: Middleware[]) {
      for (const each of removed) {
        const index = middleware.indexOf(each);
        if (index !== -1) middleware.splice(index, 1);
      }
    },
  } as unknown as Client<Paths>;
}
