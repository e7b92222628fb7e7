import type { Answer } from "../http/answer.ts";
import type { Route } from "../http/router.ts";
import type { Call, Handler, SecuredCall } from "../model/handler.ts";
import type { ServerState } from "../model/server-state.ts";
import { createOperationAnswer, type AnswerContext } from "./answers/operation-answer.ts";
import { pathOf } from "./paths.ts";
import type { DescribedOperation } from "./reader/api.ts";
import { createRequestCheck } from "./requests/request-check.ts";
import type { SchemaSet } from "./schemas/schema-set.ts";
import { refusalStatus } from "./session/statuses.ts";

/** What data operations are served with. */
export interface DataContext extends AnswerContext {
  /** The schemas of requests; those of answers are the context's own. */
  readonly requestSchemas: SchemaSet;
  readonly needs: (operation: DescribedOperation) => "session" | "session if given" | "nothing";
}

/** A route for each operation: it checks the request, and answers as described. */
export function createDataRoutes(operations: readonly DescribedOperation[], context: DataContext): Route<Handler>[] {
  return operations.map((operation) => ({
    operation: operation.id,
    method: operation.method,
    path: pathOf(operation),
    handler: handlerOf(operation, context),
  }));
}

function handlerOf(operation: DescribedOperation, context: DataContext): Handler {
  const check = createRequestCheck(operation, context.document, context.requestSchemas);
  const answer = createOperationAnswer(operation, context);
  const changes = !["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"].includes(operation.method);

  function run(call: Call & Partial<Pick<SecuredCall, "session">>, state: ServerState): Answer {
    const problem = check(call.incoming, call.params);
    if (problem !== undefined) {
      state.note("request refused", { ...(call.session && { session: call.session }), detail: `${operation.id}: ${problem.message}` });
      return call.refuse(refusalStatus(operation, problem.kind), problem.message);
    }
    if (changes && call.session !== undefined) state.noteEffect(call.session, operation.id);
    return answer(call.incoming);
  }

  const needs = context.needs(operation);
  if (needs === "session") return { secured: true, run };
  return needs === "nothing" ? { secured: false, run } : { secured: "if given", run };
}
