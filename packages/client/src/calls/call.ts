import type { Middleware } from "openapi-fetch";
import { bare } from "./bare.ts";
import { messageOf, type Params, serializersOf, urlOf } from "./build-request.ts";
import { type CallInit, type ClientInit, copyFetchOptions } from "./call-init.ts";
import { type RawResult, readAnswer } from "../answers/read-answer.ts";
import { type ReadyCall, send } from "./send.ts";

/** A client's options, its middleware, and what of the options is for `fetch`. */
export interface ClientState {
  readonly client: ClientInit;
  readonly fetchOptions: RequestInit;
  readonly middleware: readonly Middleware[];
}

const nothing = Object.freeze(bare<CallInit & Params>());

/** Sends a call and reads its answer. `method` is in upper case. */
export function performCall(state: ClientState, method: string, path: string, own?: CallInit): Promise<RawResult> {
  try {
    const ready = prepare(state, method, path, own);
    return readAnswer(ready, send(ready));
  } catch (error) {
    return Promise.reject(error);
  }
}

function prepare(state: ClientState, method: string, path: string, own?: CallInit): ReadyCall {
  const { client } = state;
  const call = own ? bare(own) : nothing;
  const facts = client.operations?.[path]?.[method.toLowerCase()];
  const wire = facts?.wire?.by(facts.wire);
  const params = call.params ? bare(call.params) : nothing;
  const serializers = serializersOf(client, call, wire);
  const url = urlOf(path, params, serializers);
  const { headers, body } = messageOf(client, call, params, wire, serializers.bodySerializer);

  const init = bare(state.fetchOptions) as ReadyCall["init"];
  if (own) copyFetchOptions(call, init);
  init.method = method;
  init.headers = headers;
  if (body !== undefined) {
    init.body = body as NonNullable<RequestInit["body"]>;
    if (body instanceof ReadableStream) init.duplex ??= "half";
  }
  const timeout = call.timeout ?? client.timeout;
  if (timeout) init.signal = AbortSignal.any([AbortSignal.timeout(timeout), ...(init.signal ? [init.signal] : [])]);

  const middleware = call.middleware ? [...state.middleware, ...call.middleware.filter(Boolean)] : state.middleware;
  return { url, path, init, call, client, middleware, serializers, facts, wire };
}
