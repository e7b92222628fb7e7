/** How a response header's value is read. */
export type HeaderType = "string" | "integer" | "number" | "boolean";

/** The response headers one answer declares, spelled as in the spec. */
export type DeclaredHeaders = Readonly<Record<string, HeaderType>>;

/** What the runtime must know of one operation to type its results. */
export interface OperationFacts {
  readonly operationId: string;
  /** Every declared status (`200`, `4XX`, `default`) and the headers declared for it. */
  readonly answers: Readonly<Record<string, DeclaredHeaders>>;
  /** Declared media types of its answers that are no JSON, such as `text/html`. */
  readonly types?: readonly string[];
}

/** Path, then method in lower case, then facts. Generated as `operations.ts`. */
export type OperationTable = Readonly<Record<string, Readonly<Record<string, OperationFacts>>>>;

/** The headers declared for `status`: the status itself, else its class (`4XX`), else `default`. */
export function declaredHeaders(answers: OperationFacts["answers"], status: number): DeclaredHeaders | undefined {
  return answers[status] ?? answers[`${Math.trunc(status / 100)}XX`] ?? answers["default"];
}
