import type { ParseAs, ParseAsResponse } from "openapi-fetch";
import type { AnswerError } from "./answers/answer-error.ts";

type Digits = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";
type ToNumber<Text> = Text extends `${infer N extends number}` ? N : never;

/** The statuses registered with IANA. TypeScript has no "any number but 200", so undeclared answers are typed by this list. */
type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
type FailureStatus =
  | (300 | 301 | 302 | 303 | 304 | 305 | 307 | 308)
  | (
      | 400
      | 401
      | 402
      | 403
      | 404
      | 405
      | 406
      | 407
      | 408
      | 409
      | 410
      | 411
      | 412
      | 413
      | 414
      | 415
      | 416
      | 417
      | 418
      | 421
      | 422
      | 423
      | 424
    )
  | (425 | 426 | 428 | 429 | 431 | 451)
  | (500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511);

/** `4XX` stands for every status of its class, `default` for every one not named. */
type StatusesOf<Key> = Key extends number
  ? Key
  : Key extends `${infer Class}XX`
    ? ToNumber<`${Class}${Digits}${Digits}`>
    : Key extends `${infer N extends number}`
      ? N
      : never;

type Responses<Operation> = Operation extends { responses: infer R } ? R : {};
type Declared<Operation> = StatusesOf<keyof Responses<Operation>>;

type Content<Answer> = Answer extends { content: infer C } ? C[keyof C] : never;
type IsSuccess<Status> = Status extends number ? (`${Status}` extends `2${string}` ? true : false) : false;

type WithoutIndex<T> = { [K in keyof T as string extends K ? never : K]: T[K] };
/** The response headers that the spec declares for an answer. */
export type HeadersOf<Answer> = Answer extends { headers: infer H } ? Readonly<WithoutIndex<H>> : {};

/** An answer of the 200 class. */
interface Success<Status extends number, Data, Headers> {
  readonly status: Status;
  readonly data: Data;
  readonly error?: undefined;
  /** The response headers that the spec declares for this status. */
  readonly headers: Headers;
  readonly response: Response;
}

/** Any other answer. `error` is always set. */
interface Failure<Status extends number, Problem, Headers> {
  readonly status: Status;
  readonly data?: undefined;
  readonly error: Problem;
  readonly headers: Headers;
  readonly response: Response;
}

type SuccessBody<Answer> = [Content<Answer>] extends [never] ? undefined : Content<Answer>;

type DeclaredAnswer<Status, Answer, As> = Status extends number
  ? IsSuccess<Status> extends true
    ? Success<Status, ParseAsResponse<SuccessBody<Answer>, { parseAs: As }>, HeadersOf<Answer>>
    : Failure<Status, Content<Answer> | AnswerError, HeadersOf<Answer>>
  : never;

type DeclaredAnswers<Operation, As> = {
  [Key in keyof Responses<Operation>]: Key extends "default"
    ? DeclaredAnswer<Exclude<SuccessStatus | FailureStatus, Declared<Operation>>, Responses<Operation>[Key], As>
    : DeclaredAnswer<StatusesOf<Key>, Responses<Operation>[Key], As>;
}[keyof Responses<Operation>];

type SuccessBodies<Operation> = {
  [Key in keyof Responses<Operation>]: IsSuccess<StatusesOf<Key>> extends true ? SuccessBody<Responses<Operation>[Key]> : never;
}[keyof Responses<Operation>];

type UndeclaredAnswers<Operation, As> = "default" extends keyof Responses<Operation>
  ? never
  : | Success<Exclude<SuccessStatus, Declared<Operation>>, ParseAsResponse<SuccessBodies<Operation>, { parseAs: As }>, {}>
    | Failure<Exclude<FailureStatus, Declared<Operation>>, AnswerError, {}>;

/**
 * The result of a call: openapi-fetch's, plus `status`, by which it narrows, and `headers`, those the spec declares.
 *
 * | what came | `status` | `data` | `error` |
 * |---|---|---|---|
 * | success | its status | the body | undefined |
 * | declared failure | its status | undefined | the declared body, or an `AnswerError` if that is not what came |
 * | undeclared failure | its status | undefined | an `AnswerError` that carries the body |
 * | success whose body does not parse | 0 | undefined | an `AnswerError` that carries the HTTP status and Content-Type |
 *
 * The 0 (what `fetch` itself uses for an answer that cannot be read) is what makes `status === 200` prove that `data` is there.
 */
export type Result<Operation, As extends ParseAs = "json"> =
  | DeclaredAnswers<Operation, As>
  | UndeclaredAnswers<Operation, As>
  | Failure<0, AnswerError, {}>;
