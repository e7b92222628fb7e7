/** Where a description is. */
export interface SpecFiles {
  /** Path of an OpenAPI file with `x-session`, in YAML or JSON. */
  readonly spec: string;
  /** Paths of OpenAPI Overlays, applied in this order. One of them may hold the `x-session`. */
  readonly overlays?: readonly string[];
  /** What the vendor is called. Default: the spec's file name. */
  readonly name?: string;
  /** A folder of answers in place of the description's, a file for each operation: `listUsers.json`, `createUser.409.json`. */
  readonly data?: string;
  /** Is given a line for each thing that a user should know, such as that an overlay met nothing. Default: nobody is told. */
  readonly onNotice?: (line: string) => unknown;
}
