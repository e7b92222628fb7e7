import type { FetchOptions, Middleware, ParseAs } from "openapi-fetch";
import type { HttpMethod, OperationAt, PathsWithMethod, RequiredKeysOf } from "./openapi-types.ts";
import type { Result } from "./result.ts";

/** What a call may be given: openapi-fetch's options for the operation, none other, and `parseAs`. */
export type CallOptions<Operation, As extends ParseAs = ParseAs> = Omit<FetchOptions<Operation>, "parseAs"> & { parseAs?: As };

type CallArguments<Operation, As extends ParseAs> =
  RequiredKeysOf<FetchOptions<Operation>> extends never ? [options?: CallOptions<Operation, As>] : [options: CallOptions<Operation, As>];

/** Calls operations of one method: `client.GET("/projects", { params })`. */
export type CallMethod<Paths extends {}, Method extends HttpMethod> = <
  Path extends PathsWithMethod<Paths, Method>,
  As extends ParseAs = "json",
>(
  path: Path,
  ...options: CallArguments<OperationAt<Paths, Path, Method>, As>
) => Promise<Result<OperationAt<Paths, Path, Method>, As>>;

/** A typed client of one API. */
export interface Client<Paths extends {}> {
  request: <Method extends HttpMethod, Path extends PathsWithMethod<Paths, Method>, As extends ParseAs = "json">(
    method: Method,
    path: Path,
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
