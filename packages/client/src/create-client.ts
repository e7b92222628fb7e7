import createFetchClient, { type ClientOptions as FetchClientOptions, type Middleware } from "openapi-fetch";
import { AnswerError, type AnswerProblem } from "./answer-error.ts";
import { type BodyLimit, boundedText } from "./bounded-text.ts";
import type { Client } from "./client.ts";
import { LazyRequest } from "./lazy-request.ts";
import { declaredHeaders, type OperationTable } from "./operation-table.ts";
import { hasInheritedMembers, ownMembers } from "./own-members.ts";
import { serializePath } from "./path-serializer.ts";
import { typedHeaders } from "./typed-headers.ts";

/** openapi-fetch's options, with a `fetch` that is called with a URL and an init, or with a `Request` when middleware is in use. */
export interface ClientOptions extends Omit<FetchClientOptions, "Request" | "fetch"> {
  /** Sends every request. Default: the global `fetch`, looked up at each call. */
  fetch?: typeof fetch | undefined;
  /** The API's generated `operations`. Without it every status counts as declared, and `headers` stays empty. */
  operations?: OperationTable | undefined;
}

/** Options that openapi-fetch would otherwise read from a polluted `Object.prototype`: a `baseUrl` there would be handed everything. */
const unset = {
  fetch: undefined,
  operations: undefined,
  signal: undefined,
  baseUrl: undefined,
  body: undefined,
  bodySerializer: undefined,
  headers: undefined,
  middleware: undefined,
  params: undefined,
  parseAs: undefined,
  pathSerializer: undefined,
  querySerializer: undefined,
  requestInitExt: undefined,
} as const;
const names = Object.keys(unset);
const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];
const prototype = Object.prototype as Record<string, unknown>;

/** Whether `Object.prototype` has one of `unset`. Checking costs less than a copy of all of them with each call. */
function isPolluted() {
  return names.some((name) => prototype[name] !== undefined);
}

interface RawOptions extends Record<string, unknown> {
  fetch?: typeof fetch | undefined;
  middleware?: readonly Middleware[] | undefined;
  signal?: AbortSignal | null | undefined;
}

interface RawOutcome {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/**
 * A typed client: openapi-fetch with safe defaults.
 *
 * - `redirect: "manual"`: a redirect is an answer. Following it would send headers and body to another server.
 * - Results carry `status` and narrow by it; declared response headers are typed (see `Result`).
 * - An answer that is not what it says is an `AnswerError` in `error`; a failure always has an `error`.
 * - The body of a failure is read up to 1 MiB and for 30 s at most.
 * - A path parameter that is empty, `.` or `..` is refused with a `TypeError`: the call would go to another path.
 * - An option that does not exist does not compile.
 */
export function createClient<Paths extends {}>(options: ClientOptions = {}): Client<Paths> {
  const { fetch: sender, operations = {}, ...rest } = { ...unset, ...options };
  let made: ReturnType<typeof createFetchClient> | undefined;
  /** Made with the first call: most clients of a fleet are idle. */
  const inner = () => {
    made ??= createFetchClient({ redirect: "manual", ...rest, pathSerializer: rest.pathSerializer ?? serializePath } as FetchClientOptions);
    return made;
  };
  let isObserved = false; // by middleware, which is given a real Request

  async function call(method: string, path: string, own?: RawOptions) {
    let given: RawOptions = isPolluted() ? { ...unset, ...own } : (own ?? {});
    if (hasInheritedMembers()) given = { ...given, params: ownMembers({ query: {}, ...(given["params"] as object) }) };
    const send = given.fetch ?? sender ?? globalThis.fetch;
    const facts = operations[path]?.[method.toLowerCase()];
    let received: Response | undefined; // as it came
    let handedOn: Response | undefined; // with the body read, where it had to be bounded
    let problem: AnswerProblem | undefined;

    const wrong = (reason: AnswerProblem, answer: Response, body?: unknown) =>
      new AnswerError(reason, facts?.operationId ?? `${method} ${path}`, answer, body);
    /** Reads a failure's body within bounds, and remembers the answer as it came. */
    const bounded = (answer: Response) => {
      received = handedOn = answer;
      return answer.ok || answer.status < 200 || answer.body === null ? answer : readFailure(answer);
    };
    async function readFailure(answer: Response): Promise<Response> {
      const body: { text?: string; limit?: BodyLimit } = await boundedText(answer, { signal: given.signal });
      problem = body.limit;
      // For openapi-fetch to read. The user gets the answer as it came: its status and text may be ones that no Response can be made with.
      return (handedOn = new Response(body.text, { status: Math.min(answer.status, 599), headers: answer.headers }));
    }
    const sendAndBound = (request: Request | LazyRequest, extension?: RequestInit) =>
      Promise.resolve(
        request instanceof LazyRequest
          ? send(request.url, extension ? extended(request.init, extension) : request.init)
          : send(request, extension),
      ).then(bounded);

    let outcome: RawOutcome;
    try {
      outcome = (await (inner().request as Function)(method, path, {
        ...given,
        fetch: sendAndBound,
        Request: isObserved || given.middleware ? globalThis.Request : LazyRequest,
      })) as RawOutcome;
    } catch (error) {
      if (!(error instanceof SyntaxError) || received === undefined) throw error;
      return { status: 0, error: wrong("malformed", received), headers: {}, response: received };
    }
    const response = outcome.response === handedOn && received ? received : outcome.response;
    const { status } = response;
    const declared = facts && declaredHeaders(facts.answers, status);
    const headers = typedHeaders(response.headers, declared);
    if (response.ok) return { status, data: outcome.data, headers, response };

    problem ??= !outcome.error
      ? "empty"
      : facts && !declared
        ? "undeclared"
        : isUnparsedJson(outcome.error, response)
          ? "malformed"
          : undefined;
    const error = problem ? wrong(problem, response, outcome.error) : outcome.error;
    return { status, error, headers, response };
  }

  return {
    request: call,
    ...Object.fromEntries(methods.map((method) => [method, (path: string, own?: RawOptions) => call(method, path, own)])),
    use(...added: Middleware[]) {
      isObserved = true;
      inner().use(...added);
    },
    eject: (...removed: Middleware[]) => inner().eject(...removed),
  } as unknown as Client<Paths>;
}

/** Headers are copied: those of `init` belong to the `fetch` that gets it, those of the extension to our caller. */
function extended(init: RequestInit, extension: RequestInit): RequestInit {
  return { ...init, ...extension, headers: new Headers(extension.headers ?? init.headers) };
}

/** openapi-fetch gives a failure's body as text when it is not JSON. Plain text is a body like any other; a page, or broken JSON, is not. */
function isUnparsedJson(error: unknown, response: Response): boolean {
  return typeof error === "string" && !/^text\/plain\b/i.test(response.headers.get("content-type") ?? "");
}
