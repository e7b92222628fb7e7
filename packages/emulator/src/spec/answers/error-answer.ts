import { json, type Answer } from "../../http/answer.ts";
import type { Incoming } from "../../http/incoming.ts";
import type { DescribedOperation } from "../reader/api.ts";
import { isObject } from "../reader/json.ts";
import type { BodyNeeds } from "./bodies.ts";
import { headersOf } from "./headers.ts";
import { declaredFor, isJson, mediaOf } from "./media.ts";
import type { AnswerContext } from "./operation-answer.ts";

/** What an error answer says. */
export interface ErrorSaying {
  readonly status: number;
  readonly message: string;
  /** Tells errors apart that have a body of their own at the same status. */
  readonly kind: string;
  /** Whether the message is told also where the description has an example of its own. */
  readonly isTold: boolean;
  /** What the body must hold, where it tells an error from a success. */
  readonly needs?: Omit<BodyNeeds, "name"> | undefined;
}

/** Makes the error answers of operations: as they declare it for a status; `{ message }` where they declare none. */
export type ErrorAnswers = (incoming: Incoming, operation: DescribedOperation | undefined, saying: ErrorSaying) => Answer;

export function createErrorAnswers(context: AnswerContext): ErrorAnswers {
  const { bodies, schemas, document, sessionHeaders } = context;
  const made = new Map<string, unknown>();
  return (incoming, operation, { status, message, kind, isTold, needs = {} }) => {
    const response = operation && declaredFor(operation, status);
    const media = response && mediaOf(response, incoming);
    if (operation === undefined || response === undefined || media === undefined || !isJson(media.type)) return json(status, { message });
    const key = `${operation.id} ${status} ${media.type} ${kind}`;
    if (!made.has(key)) made.set(key, bodies.valueOf(media, { ...needs, name: `${operation.id} ${status}` }));
    const value = made.get(key);
    const isRight = (body: unknown): boolean => schemas.check(media.media["schema"] ?? true, body) === undefined;
    const headers = headersOf(response, sessionHeaders, { document, schemas });
    return {
      status,
      headers: [["Content-Type", media.type], ...headers],
      body: bodies.textOf(media, isTold ? withMessage(value, message, isRight) : value),
    };
  };
}

/** Members that errors tell people something in, the usual ones first. */
const tellingNames = [
  "message",
  "detail",
  "details",
  "description",
  "error_description",
  "msg",
  "reason",
  "error",
  "title",
  "errorMessage",
];

/** A body with a message in the member that is meant for one, or in the first text where the schema allows it; as it is where there is none. */
function withMessage(body: unknown, message: string, isRight: (body: unknown) => boolean): unknown {
  const places = textsIn(body, []);
  for (const path of places.toSorted((a, b) => rank(a) - rank(b))) {
    const told = replaced(body, path, message);
    if (isRight(told)) return told;
  }
  return body;
}

/** How much a place is meant for a message: 0 is most. */
function rank(path: readonly string[]): number {
  const member = path.findLast((key) => !/^\d+$/.test(key))?.toLowerCase();
  const index = tellingNames.findIndex((name) => name.toLowerCase() === member);
  return index === -1 ? tellingNames.length : index;
}

/** Where the texts of a body are. */
function textsIn(value: unknown, path: readonly string[]): string[][] {
  if (typeof value === "string") return [[...path]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => textsIn(member, [...path, key]));
}

function replaced(value: unknown, [step, ...rest]: readonly string[], put: string): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === step ? replaced(item, rest, put) : item));
  return isObject(value) ? { ...value, [step]: replaced(value[step], rest, put) } : value;
}
