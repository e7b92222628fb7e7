import type { ParseAs } from "openapi-fetch";
import { AnswerError, type AnswerProblem } from "./answer-error.ts";
import { boundedText } from "./bounded-text.ts";
import { declaredFor, type OperationFacts, type OperationWire } from "../model/operation-table.ts";
import type { BodyKind } from "../model/wire-facts.ts";
import { typedHeaders } from "./typed-headers.ts";

/** What of a call its answer is read by. */
export interface AskedOf {
  readonly method: string;
  readonly path: string;
  readonly facts: OperationFacts | undefined;
  readonly wire: OperationWire | undefined;
  /** The caller's choice. */
  readonly parseAs: ParseAs | undefined;
  readonly parseJson: (text: string) => unknown;
  readonly signal: AbortSignal | null | undefined;
}

/** A `Result` before it has its type. */
export interface RawResult {
  status: number;
  data?: unknown;
  error?: unknown;
  headers: object;
  response: Response;
}

/** Reads an answer as the operation declares it. Rejects where its body breaks off, or with the signal's reason. */
export async function readAnswer(asked: AskedOf, response: Response): Promise<RawResult> {
  const { status } = response;
  const { facts, parseAs, parseJson } = asked;
  const declared = facts && declaredFor(facts.answers, status);
  const headers = typedHeaders(response.headers, declared);
  if (!response.ok) return { status, error: await readFailure(asked, response, facts !== undefined && !declared), headers, response };
  const kind = parseAs ?? kindOf(asked, response);
  let data: unknown;
  if (hasNoBody(asked, response, kind)) data = undefined;
  else if (kind === "stream") data = response.body;
  else if (kind !== undefined && kind !== "json") data = await response[kind]();
  else {
    const text = await response.text();
    try {
      if (kind === undefined) throw new SyntaxError();
      if (text !== "") data = parseJson(text);
    } catch {
      return {
        status: 0,
        error: wrong("malformed", asked, response, undefined, kind ? undefined : facts?.types?.join(" or ")),
        headers: {},
        response,
      };
    }
  }
  return { status, data, headers, response };
}

/** How the operation declares this body; undefined where it contradicts that. */
function kindOf({ wire }: AskedOf, { status, headers }: Response): BodyKind | undefined {
  return wire?.kind ? wire.kind(status, headers.get("content-type")) : "json";
}

/** A declared text or file of no length is an empty one, all else is nothing. */
function hasNoBody({ method, parseAs }: AskedOf, { status, headers }: Response, kind: ParseAs | undefined): boolean {
  const isEmpty = headers.get("content-length") === "0" && !headers.get("transfer-encoding")?.includes("chunked");
  return status === 204 || method === "HEAD" || (isEmpty && (parseAs !== undefined || kind === "json"));
}

/** A failure's body, or why there is none. */
async function readFailure(asked: AskedOf, response: Response, isUndeclared: boolean): Promise<unknown> {
  const read = response.body === null ? { text: "" } : await boundedText(response, { signal: asked.signal });
  if ("limit" in read) return wrong(read.limit, asked, response);
  const kind = isUndeclared ? "json" : kindOf(asked, response);
  let body: unknown = read.text;
  // Plain text is a body like any other; a page, or broken JSON, is not.
  let isAsItSays = kind === "text" || kind === "blob";
  try {
    if (!isAsItSays) body = asked.parseJson(read.text);
    isAsItSays = true;
  } catch {
    isAsItSays = /^text\/plain\b/i.test(response.headers.get("content-type") ?? "");
  }
  if (!body) return wrong("empty", asked, response);
  if (isUndeclared) return wrong("undeclared", asked, response, body);
  return isAsItSays ? body : wrong("malformed", asked, response);
}

function wrong(reason: AnswerProblem, { facts, method, path }: AskedOf, answer: Response, body?: unknown, expected?: string) {
  return new AnswerError(reason, facts?.operationId ?? `${method} ${path}`, answer, body, expected);
}
