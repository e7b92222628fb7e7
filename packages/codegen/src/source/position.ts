/** Where in a text something stands: the name of a member, or its value. */
export type Side = "key" | "value";

/** A place in a file. Lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** A JSON pointer, `#/paths/~1login`, where the line says nothing: in a file that is one long line. */
  readonly pointer?: string;
}
