import type { MergedOptions, Middleware } from "openapi-fetch";
import { bare } from "./bare.ts";
import type { AskedOf } from "../answers/read-answer.ts";
import type { Serializers } from "./build-request.ts";
import { type CallInit, type ClientInit, isNamed } from "./call-init.ts";
import { throughMiddleware } from "./middleware.ts";
import { withRetries } from "./retry.ts";

/** A call that is ready to go. `init` inherits nothing, and nobody else holds it. */
export interface ReadyCall extends AskedOf {
  readonly url: string;
  readonly path: string;
  readonly init: RequestInit & { duplex?: string; headers: Headers; method: string };
  readonly call: CallInit;
  readonly client: ClientInit;
  readonly middleware: readonly Middleware[];
  readonly serializers: Serializers;
}

/**
 * Sends a call. A `fetch` of the caller's and a middleware are given a real `Request`; else none is made, which would cost more than
 * the rest of a call, and `fetch` would make it a second time.
 */
export function send(ready: ReadyCall): Promise<Response> {
  const { url, init, call, client } = ready;
  const custom = call.fetch ?? (client.send ? undefined : client.fetch);
  if (custom || ready.middleware.length > 0) return sendRequest(ready, (custom ?? client.send ?? fetch) as typeof fetch);
  if (client.requestInitExt) Object.assign(init, client.requestInitExt);
  const retry = retryOf(ready);
  const plainly: NonNullable<ClientInit["send"]> = client.send ?? fetch;
  const isReadHere = call.parseAs !== "stream";
  if (!retry) return plainly(url, init, isReadHere);
  return withRetries(retry, init, () => plainly(url, bare({ ...init, headers: new Headers(init.headers) }), isReadHere));
}

/** A stream cannot be sent twice. */
function retryOf({ init, call, client }: ReadyCall) {
  return init.duplex ? undefined : (call.retry ?? client.retry);
}

function sendRequest(ready: ReadyCall, sender: typeof fetch): Promise<Response> {
  const { url, path, init, call, client, middleware, serializers } = ready;
  const RequestClass = call.Request ?? client.Request ?? Request;
  const request = new RequestClass(url, init);
  // What a `Request` does not have is for a middleware.
  for (const name in call) if (!isNamed(name) && !(name in request)) Object.assign(request, { [name]: call[name as keyof CallInit] });
  const retry = retryOf(ready);
  const one = (prepared: Request) => sender(prepared, client.requestInitExt);
  const sent = (prepared: Request) =>
    retry ? withRetries(retry, init, (isLast) => one(isLast ? prepared : prepared.clone())) : one(prepared);
  if (middleware.length === 0) return sent(request);
  const options = Object.freeze({ ...serializers, parseAs: call.parseAs ?? "json", fetch: sender } as MergedOptions);
  return throughMiddleware(
    [...middleware],
    request,
    { schemaPath: path, params: call.params ?? {}, options },
    { RequestClass, send: sent },
  );
}
