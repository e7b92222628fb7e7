/** The methods that an OpenAPI path item can hold. */
export type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

/** The paths that have an operation for `Method`. `With` is no argument: it is made once, and not for each path. */
export type PathsWithMethod<Paths extends {}, Method extends HttpMethod, With = { [K in Method]: {} }> = {
  [Path in keyof Paths]: Paths[Path] extends With ? Path : never;
}[keyof Paths];

/** The keys of `T` that must be given. */
export type RequiredKeysOf<T> = { [K in keyof T]-?: {} extends Pick<T, K> ? never : K }[keyof T];

/** The operation at a path and method; `never` where there is none. */
export type OperationAt<Paths, Path, Method extends HttpMethod> = [Path] extends [keyof Paths]
  ? Paths[Path] extends { [K in Method]: infer Operation }
    ? NonNullable<Operation>
    : never
  : never;
