/** One thing that is wrong in a spec, and where. Lines and columns count from 1. */
export interface Problem {
  /** The file, where it is not the spec: an overlay, or another file of the spec. */
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  /** A JSON pointer, where the line says nothing: in a file that is one long line. */
  readonly pointer?: string;
  /** What is wrong, as a sentence. */
  readonly problem: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
  /** Problems of one kind are told in one line, with their number. Default: the problem's own words. */
  readonly kind?: string;
  /** An action of an overlay that mends it, as lines of YAML. */
  readonly mend?: string;
}
