import type { HeadersOptions } from "openapi-fetch";
import type { CallInit, ClientInit } from "./call-init.ts";
import { mergeHeaders } from "./merge-headers.ts";
import type { OperationWire } from "../model/operation-table.ts";
import { serializePath } from "../styles/path-serializer.ts";
import { queryText } from "../styles/style.ts";

export type Params = NonNullable<CallInit["params"]>;
type Values = Record<string, unknown>;

/** How this call's parameters and body become text. What the caller gives comes before what is declared. */
export interface Serializers {
  readonly baseUrl: string;
  readonly querySerializer: (values: Values) => string;
  readonly pathSerializer: (path: string, values: Values) => string;
  readonly bodySerializer: (body: unknown, headers: Headers) => unknown;
}

const plainQuery = (values: Values) => queryText(values);

export function serializersOf(client: ClientInit, call: CallInit, wire: OperationWire | undefined): Serializers {
  return {
    baseUrl: call.baseUrl ? withoutSlash(call.baseUrl) : (wire?.base ?? String)(client.baseUrl ?? ""),
    querySerializer: queryOf(client.querySerializer, call.querySerializer) ?? wire?.query ?? plainQuery,
    pathSerializer:
      call.pathSerializer ??
      client.pathSerializer ??
      (wire?.path ? (path, values) => serializePath(path, values, wire.path) : serializePath),
    bodySerializer: call.bodySerializer ?? client.bodySerializer ?? plainBody,
  };
}

/** JSON, but for a form, and what the caller calls one. */
function plainBody(body: unknown, headers: Headers): unknown {
  if (body instanceof FormData) return body;
  const isForm = headers.get("content-type") === "application/x-www-form-urlencoded";
  return isForm ? String(new URLSearchParams(body as Record<string, string>)) : JSON.stringify(body);
}

function queryOf(client: ClientInit["querySerializer"], call: CallInit["querySerializer"]) {
  const given = call ?? client;
  if (given === undefined || typeof given === "function") return given;
  const styles = { ...(typeof client === "object" ? client : {}), ...given };
  return (values: Values) => queryText(values, styles);
}

export function withoutSlash(url: string): string {
  return url.endsWith("/") ? url.slice(0, -1) : url;
}

export function urlOf(path: string, params: Params, { baseUrl, pathSerializer, querySerializer }: Serializers): string {
  const url = params.path ? pathSerializer(baseUrl + path, params.path) : baseUrl + path;
  if (!params.query && querySerializer === plainQuery) return url;
  const search = querySerializer(params.query ?? {}).replace(/^\?/, "");
  return search === "" ? url : `${url}${url.includes("?") ? "&" : "?"}${search}`;
}

/** The headers and the body. */
export function messageOf(
  client: ClientInit,
  call: CallInit,
  { header, cookie }: Params,
  wire: OperationWire | undefined,
  serialize: Serializers["bodySerializer"],
): { headers: Headers; body: unknown } {
  const sources = [client.headers, call.headers, (header && wire?.header?.(header)) ?? header] as (HeadersOptions | undefined)[];
  let headers = mergeHeaders(sources);
  let body: unknown;
  if (call.body !== undefined) {
    const declared = serialize === plainBody ? wire?.body : undefined;
    body = (declared ?? serialize)(call.body, headers);
    if (!declared && body !== undefined && !(body instanceof FormData)) {
      // The weakest of them, which a caller's `null` takes away.
      headers = mergeHeaders([{ "Content-Type": wire?.type ?? "application/json" }, ...sources]);
    }
  }
  if (cookie) wire?.cookie?.(cookie, headers);
  return { headers, body };
}
