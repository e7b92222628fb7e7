/**
 * Why an answer could not be given as declared:
 *
 * | reason | what happened |
 * |---|---|
 * | `undeclared` | the spec does not declare this status; `body` is what came, parsed where it is JSON |
 * | `empty` | a failure without a body |
 * | `malformed` | a body that is not what the spec declares, such as an HTML page in place of JSON |
 * | `too_large` | a failure's body of more than 1 MiB |
 * | `too_slow` | a failure's body that did not end within 30 s |
 */
export type AnswerProblem = "undeclared" | "empty" | "malformed" | "too_large" | "too_slow";

/** What stands behind the status and the Content-Type that came; before those of `malformed` stands what was expected. */
const explanations: Readonly<Record<AnswerProblem, string>> = {
  undeclared: ", an answer that the spec does not declare",
  empty: " and an empty body",
  malformed: " came and does not parse: perhaps the page of a proxy, or of a session that ended",
  too_large: " and a body of more than 1 MiB",
  too_slow: " and a body that did not end within 30 s",
};

/** An answer that is not what the spec declares. Returned as a result's `error`, never thrown. */
export class AnswerError extends Error {
  override readonly name = "AnswerError";
  readonly reason: AnswerProblem;
  /** The HTTP status that came. */
  readonly status: number;
  readonly contentType: string | null;
  /** The body of an `undeclared` answer. Not enumerable, so that logging the error does not log it. */
  declare readonly body?: unknown;

  constructor(reason: AnswerProblem, operation: string, response: Response, body?: unknown, expected = "JSON") {
    const contentType = response.headers.get("content-type");
    super(
      `${operation}: ${reason === "malformed" ? `expected ${expected}, ` : ""}status ${response.status} with ${contentType ?? "no Content-Type"}${explanations[reason]}${reason === "undeclared" ? guess(response.status, contentType) : ""}`,
    );
    this.reason = reason;
    this.status = response.status;
    this.contentType = contentType;
    if (reason === "undeclared") Object.defineProperty(this, "body", { value: body });
  }
}

/** Where an answer that no description knows usually comes from. */
function guess(status: number, contentType: string | null): string {
  if (/\bhtml\b/i.test(contentType ?? "")) return ". It is a page, perhaps of a proxy";
  return status === 404 ? ". Is the base URL right?" : "";
}
