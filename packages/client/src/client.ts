import type { FetchOptions, Middleware, ParseAs } from "openapi-fetch";
import type { HttpMethod, OperationAt, PathsWithMethod, RequiredKeysOf } from "./model/openapi-types.ts";
import type { Result } from "./result.ts";
import type { RetryOptions } from "./calls/retry.ts";

/** What a call may be given beside openapi-fetch's options. */
interface OwnOptions<As extends ParseAs> {
  parseAs?: As;
  /** Milliseconds for this call, instead of the client's; 0 for no limit. */
  timeout?: number | undefined;
  /** For this call, instead of the client's; `{ times: 0 }` for none. */
  retry?: RetryOptions | undefined;
}

/** What a call may be given: openapi-fetch's options for the operation and ours, none other. */
export type CallOptions<Operation, As extends ParseAs = ParseAs> = Omit<FetchOptions<Operation>, "parseAs"> & OwnOptions<As>;

/** Nothing for an operation that is not there: the path is told to be wrong, and that alone. */
type NeededOptions<Operation> = [Operation] extends [never] ? never : RequiredKeysOf<FetchOptions<Operation>>;

type CallArguments<Operation, As extends ParseAs> =
  NeededOptions<Operation> extends never ? [options?: CallOptions<Operation, As>] : [options: CallOptions<Operation, As>];

/**
 * The path itself where the description has the operation, else what the compiler is to say. For any text, which is what an editor asks
 * of while somebody types: the paths that there are. These are not looked at otherwise, which takes half of the types of a large API.
 */
type KnownPath<Paths extends {}, Path, Method extends HttpMethod> = string extends Path
  ? PathsWithMethod<Paths, Method>
  : [Path] extends [keyof Paths]
    ? [OperationAt<Paths, Path, Method>] extends [never]
      ? `The description has no ${Uppercase<Method>} of this path: call it with fetch`
      : Path
    : "The description has no such path: call it with fetch";

/** Any text, with the paths of the description for an editor to offer. */
type AnyPath<Paths> = keyof Paths | (string & {});

/** Calls operations of one method: `client.GET("/projects", { params })`. */
export type CallMethod<Paths extends {}, Method extends HttpMethod> = <Path extends AnyPath<Paths>, As extends ParseAs = "json">(
  path: KnownPath<Paths, Path, Method>,
  ...options: CallArguments<OperationAt<Paths, Path, Method>, As>
) => Promise<Result<OperationAt<Paths, Path, Method>, As>>;

/** A typed client of one API. */
export interface Client<Paths extends {}> {
  request: <Method extends HttpMethod, Path extends AnyPath<Paths>, As extends ParseAs = "json">(
    method: Method,
    path: KnownPath<Paths, Path, Method>,
    ...options: CallArguments<OperationAt<Paths, Path, Method>, As>
  ) => Promise<Result<OperationAt<Paths, Path, Method>, As>>;
  GET: CallMethod<Paths, "get">;
  PUT: CallMethod<Paths, "put">;
  POST: CallMethod<Paths, "post">;
  DELETE: CallMethod<Paths, "delete">;
  OPTIONS: CallMethod<Paths, "options">;
  HEAD: CallMethod<Paths, "head">;
  PATCH: CallMethod<Paths, "patch">;
  TRACE: CallMethod<Paths, "trace">;
  /** Adds middleware, as in openapi-fetch. */
  use(...middleware: Middleware[]): void;
  /** Takes middleware away. */
  eject(...middleware: Middleware[]): void;
}
