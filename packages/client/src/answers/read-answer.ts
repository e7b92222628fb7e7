import type { ParseAs } from "openapi-fetch";
import { AnswerError, type AnswerProblem } from "./answer-error.ts";
import { boundedText } from "./bounded-text.ts";
import { declaredFor, type OperationFacts, type OperationWire } from "../model/operation-table.ts";
import type { BodyKind } from "../model/wire-facts.ts";
import { typedHeaders } from "./typed-headers.ts";

/** What of a call its answer is read by. */
export interface AskedOf {
  readonly path: string;
  readonly init: { readonly method: string; readonly signal?: AbortSignal | null | undefined };
  readonly facts: OperationFacts | undefined;
  readonly wire: OperationWire | undefined;
  /** The caller's choice. */
  readonly call: { readonly parseAs?: ParseAs | undefined };
  readonly client: { readonly parseJson?: ((text: string) => unknown) | undefined };
}

/** A `Result` before it has its type. */
export interface RawResult {
  status: number;
  data?: unknown;
  error?: unknown;
  headers: object;
  response: Response;
}

/** Awaits an answer and reads it as the operation declares it. Rejects where its body breaks off, or with the signal's reason. */
export async function readAnswer(asked: AskedOf, coming: Promise<Response>): Promise<RawResult> {
  const response = await coming;
  const { status } = response;
  const { facts } = asked;
  const declared = facts && declaredFor(facts.answers, status);
  const headers = typedHeaders(response.headers, declared);
  if (!response.ok) return { status, error: await readFailure(asked, response, facts !== undefined && !declared), headers, response };
  const kind = asked.call.parseAs ?? kindOf(asked, response);
  let data: unknown;
  if (hasNoBody(asked, response)) data = undefined;
  else if (kind === "stream") data = response.body;
  else if (kind !== undefined && kind !== "json") data = await response[kind]();
  else {
    const text = await response.text();
    try {
      if (kind === undefined) throw new SyntaxError();
      if (text !== "") data = jsonOf(asked, text);
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

function jsonOf({ client }: AskedOf, text: string): unknown {
  return (client.parseJson ?? JSON.parse)(text);
}

/** How the operation declares this body; undefined where it contradicts that. */
function kindOf({ wire }: AskedOf, { status, headers }: Response): BodyKind | undefined {
  return wire?.kind ? wire.kind(status, headers.get("content-type")) : "json";
}

/** A text or file of no length is nothing where the caller asked for one, and an empty one where it is declared. JSON is read to see it. */
function hasNoBody({ init: { method }, call: { parseAs } }: AskedOf, { status, headers }: Response): boolean {
  if (status === 204 || method === "HEAD") return true;
  return parseAs !== undefined && headers.get("content-length") === "0" && !headers.get("transfer-encoding")?.includes("chunked");
}

/** A failure's body, or why there is none. */
async function readFailure(asked: AskedOf, response: Response, isUndeclared: boolean): Promise<unknown> {
  const read = await boundedText(response, { signal: asked.init.signal });
  if ("limit" in read) return wrong(read.limit, asked, response);
  const kind = isUndeclared ? "json" : kindOf(asked, response);
  const type = response.headers.get("content-type") ?? "";
  let body: unknown = read.text;
  // Plain text is a body like any other; a page, or broken JSON, is not.
  let isAsItSays = true;
  try {
    if (kind === "json" || kind === undefined) body = jsonOf(asked, read.text);
    else if (kind === "blob") body &&= new Blob(read.bytes, { type });
  } catch {
    isAsItSays = /^text\/plain\b/i.test(type);
  }
  if (!body) return wrong("empty", asked, response);
  if (isUndeclared) return wrong("undeclared", asked, response, body);
  return isAsItSays ? body : wrong("malformed", asked, response);
}

function wrong(reason: AnswerProblem, { facts, init, path }: AskedOf, answer: Response, body?: unknown, expected?: string) {
  return new AnswerError(reason, facts?.operationId ?? `${init.method} ${path}`, answer, body, expected);
}
