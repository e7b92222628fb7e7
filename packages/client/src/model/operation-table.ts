import type { BodyKind, WireFacts } from "./wire-facts.ts";

/** How a response header's value is read. */
export type HeaderType = "string" | "integer" | "number" | "boolean";

/** The response headers one answer declares, spelled as in the spec. */
export type DeclaredHeaders = Readonly<Record<string, HeaderType>>;

/** What the runtime must know of one operation to send its calls and to type its results. */
export interface OperationFacts {
  readonly operationId: string;
  /** Every declared status (`200`, `4XX`, `default`) and the headers declared for it. */
  readonly answers: Readonly<Record<string, DeclaredHeaders>>;
  /** Declared media types of its answers that are no JSON, such as `text/html`. */
  readonly types?: readonly string[];
  /** Left out where calls and answers are plain: primitives in path and query, JSON or nothing as bodies. `by` is `wire` of the door `wire`. */
  readonly wire?: WireFacts & { readonly by: (facts: WireFacts) => OperationWire };
}

type Values = Readonly<Record<string, unknown>>;

/** What goes over the wire for one operation, made of its declaration by `wire` of `@vendor-auth/client/wire`. */
export interface OperationWire {
  /** The base URL of this operation. */
  readonly base?: ((baseUrl: string) => string) | undefined;
  /** One segment of the path with its parameters filled. */
  readonly path?: ((segment: string, values: Values) => string) | undefined;
  /** The query string without `?`. */
  readonly query?: ((values: Values) => string) | undefined;
  /** Header parameters as texts. */
  readonly header?: ((values: Values) => Record<string, string>) | undefined;
  /** Adds cookie parameters to the headers. */
  readonly cookie?: ((values: Values, headers: Headers) => void) | undefined;
  /** Content-Type of a body that the caller has serialized; default `application/json`. */
  readonly type?: string | undefined;
  /** The body as `fetch` takes it. Sets its Content-Type where the headers have none. Throws a `TypeError` for what cannot be sent so. */
  readonly body?: ((value: unknown, headers: Headers) => unknown) | undefined;
  /** How an answer's body is read, by its status and Content-Type; undefined for one that contradicts the declaration. */
  readonly kind?: ((status: number, type: string | null) => BodyKind | undefined) | undefined;
}

/** Path, then method in lower case, then facts. Generated as `operations.ts`. */
export type OperationTable = Readonly<Record<string, Readonly<Record<string, OperationFacts>>>>;

/** What is declared for `status`: for the status itself, else for its class (`4XX`), else as `default`. */
export function declaredFor<Answer>(answers: Readonly<Record<string, Answer>>, status: number): Answer | undefined {
  return answers[status] ?? answers[`${Math.trunc(status / 100)}XX`] ?? answers["default"];
}
