import type {
  ClientOptions as FetchClientOptions,
  HeadersOptions,
  Middleware,
  ParseAs,
  PathSerializer,
  QuerySerializerOptions,
} from "openapi-fetch";
import type { OperationTable } from "../model/operation-table.ts";
import type { RetryOptions } from "./retry.ts";

type Values = Record<string, unknown>;

/** Options that a call has as well as its client. */
interface CommonInit {
  baseUrl?: string | undefined;
  fetch?: FetchClientOptions["fetch"] | undefined;
  Request?: typeof Request | undefined;
  headers?: HeadersOptions | undefined;
  querySerializer?: ((values: Values) => string) | QuerySerializerOptions | undefined;
  bodySerializer?: ((body: unknown, headers: Headers) => unknown) | undefined;
  pathSerializer?: PathSerializer | undefined;
  timeout?: number | undefined;
  retry?: RetryOptions | undefined;
  signal?: AbortSignal | null | undefined;
}

/** What a call is given, by its names in openapi-fetch. What is not named here goes to `fetch`. */
export interface CallInit extends CommonInit {
  params?: { query?: Values; path?: Values; header?: Values; cookie?: Values };
  parseAs?: ParseAs | undefined;
  body?: unknown;
  middleware?: readonly Middleware[] | undefined;
}

/** What a client is given. */
export interface ClientInit extends CommonInit {
  send?: ((input: string | Request, init?: RequestInit, isReadHere?: boolean) => Promise<Response>) | undefined;
  operations?: OperationTable | undefined;
  parseJson?: ((text: string) => unknown) | undefined;
  requestInitExt?: Record<string, unknown> | undefined;
}

const named =
  /^(baseUrl|fetch|Request|headers|(query|body|path)Serializer|timeout|retry|params|parseAs|body|middleware|send|operations|parseJson|requestInitExt)$/;

/** Whether an option is ours; all others are for `fetch`. */
export function isNamed(name: string): boolean {
  return named.test(name);
}

/** Copies what is for `fetch`. `from` inherits nothing. */
export function copyFetchOptions(from: object, to: object): void {
  for (const name in from) if (!isNamed(name)) (to as Values)[name] = (from as Values)[name];
}
