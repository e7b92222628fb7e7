/** The methods that an OpenAPI path item can hold. */
export type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

/** The paths that have an operation for `Method`. */
export type PathsWithMethod<Paths extends {}, Method extends HttpMethod> = {
  [Path in keyof Paths]: Paths[Path] extends { [K in Method]: infer Operation } ? ([Operation] extends [undefined] ? never : Path) : never;
}[keyof Paths];

/** The keys of `T` that must be given. */
export type RequiredKeysOf<T> = { [K in keyof T]-?: {} extends Pick<T, K> ? never : K }[keyof T];

/** The operation at a path and method. */
export type OperationAt<Paths, Path extends keyof Paths, Method extends HttpMethod> = Paths[Path] extends { [K in Method]: infer Operation }
  ? NonNullable<Operation>
  : never;
