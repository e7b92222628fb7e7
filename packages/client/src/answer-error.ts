/**
 * Why an answer could not be given as declared:
 *
 * | reason | what happened |
 * |---|---|
 * | `undeclared` | the spec does not declare this status; `body` is what came, parsed where it is JSON |
 * | `empty` | a failure without a body |
 * | `malformed` | a body that is not the JSON it should be, such as an HTML page |
 * | `too_large` | a failure's body of more than 1 MiB |
 * | `too_slow` | a failure's body that did not end within 30 s |
 */
export type AnswerProblem = "undeclared" | "empty" | "malformed" | "too_large" | "too_slow";

/** An answer that is not what the spec declares. Returned as a result's `error`, never thrown. */
export class AnswerError extends Error {
  override readonly name = "AnswerError";
  readonly reason: AnswerProblem;
  /** The HTTP status that came. */
  readonly status: number;
  readonly contentType: string | null;
  /** The body of an `undeclared` answer. Not enumerable, so that logging the error does not log it. */
  declare readonly body?: unknown;

  constructor(reason: AnswerProblem, operation: string, response: Response, body?: unknown) {
    const contentType = response.headers.get("content-type");
    super(`${operation}: ${explain(reason, `status ${response.status} with ${contentType ?? "no Content-Type"}`)}`);
    this.reason = reason;
    this.status = response.status;
    this.contentType = contentType;
    if (reason === "undeclared") Object.defineProperty(this, "body", { value: body });
  }
}

function explain(reason: AnswerProblem, came: string): string {
  switch (reason) {
    case "undeclared":
      return `the spec does not declare this answer: ${came}`;
    case "empty":
      return `${came} and an empty body`;
    case "malformed":
      return `expected JSON, ${came} came and does not parse: perhaps the page of a proxy, or of a session that ended`;
    case "too_large":
      return `${came} and a body of more than 1 MiB`;
    case "too_slow":
      return `${came} and a body that did not end within 30 s`;
  }
}
