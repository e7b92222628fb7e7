import { empty, type Answer } from "../../http/answer.ts";
import type { Incoming } from "../../http/incoming.ts";
import type { DescribedOperation } from "../reader/api.ts";
import type { JsonObject } from "../reader/json.ts";
import type { SchemaSet } from "../schemas/schema-set.ts";
import type { Bodies } from "./bodies.ts";
import { headersOf } from "./headers.ts";
import { mediaOf, successOf } from "./media.ts";
import type { OwnAnswer } from "./own-answers.ts";

/** What answers are made with. */
export interface AnswerContext {
  readonly document: JsonObject;
  readonly schemas: SchemaSet;
  readonly bodies: Bodies;
  /** Headers, in small letters, that hand out a session. */
  readonly sessionHeaders: ReadonlySet<string>;
  readonly ownAnswers: readonly OwnAnswer[];
}

/** What an operation that worked answers, made when it is first asked for, and the same each time. */
export function createOperationAnswer(operation: DescribedOperation, context: AnswerContext): (incoming: Incoming) => Answer {
  const { document, schemas, bodies, sessionHeaders, ownAnswers } = context;
  const declared = successOf(operation);
  const own = ownAnswers.filter((answer) => answer.operation === operation.id);
  // The one for the success, else the only one that there is.
  const given = own.find(({ status }) => status === undefined || status === declared?.status) ?? own[0];
  if (given !== undefined) {
    const answer: Answer = { status: given.status ?? declared?.status ?? 200, headers: [["Content-Type", given.type]], body: given.body };
    return () => answer;
  }
  if (declared === undefined) return () => empty(200);
  const { status, response } = declared;
  const byType = new Map<string | undefined, Answer>();

  return (incoming) => {
    const media = mediaOf(response, incoming);
    const known = byType.get(media?.type);
    if (known !== undefined) return known;
    const headers = headersOf(response, sessionHeaders, { document, schemas });
    const hasBody = media !== undefined && status !== 204 && status !== 304;
    const made: Answer = hasBody
      ? {
          status,
          headers: [["Content-Type", concrete(media.type)], ...headers],
          body: bodies.textOf(media, bodies.valueOf(media, { name: `${operation.id} ${status} ${media.type}` })),
        }
      : empty(status, headers);
    byType.set(media?.type, made);
    return made;
  };
}

/** A media type that can be sent: `image/*` is a range, and no type. */
function concrete(type: string): string {
  return type.includes("*") ? "application/octet-stream" : type;
}
