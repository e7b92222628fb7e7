import type { Answer } from "../../http/answer.ts";
import type { Incoming } from "../../http/incoming.ts";
import type { RefusalKind, VendorServer } from "../../model/vendor-server.ts";
import type { VendorDefaults } from "../../policies/shared-policies.ts";
import { satisfies, valuesOf } from "../answers/bodies.ts";
import { createErrorAnswers, type ErrorSaying } from "../answers/error-answer.ts";
import { statusNumber } from "../answers/media.ts";
import type { AnswerContext } from "../answers/operation-answer.ts";
import type { DescribedOperation, SessionFacts } from "../reader/api.ts";
import { lapseOf } from "./statuses.ts";

/** What the emulator says where a description has no words of its own. */
export const messages: VendorServer["messages"] = {
  refusedLogin: "The credentials are wrong",
  locked: "The account is locked. Try again later",
  throttled: "Too many requests",
  license: "There is no active license",
  dead: "No session, or one that is over",
  forbidden: "Not allowed",
  full: "Too many open sessions",
};

/** Makes the error answers of a server: as each operation declares them. */
export function createRefusals(
  session: SessionFacts,
  context: AnswerContext,
  defaults: VendorDefaults,
): (
  incoming: Incoming,
  operation: DescribedOperation | undefined,
  refusal: { status: number; message: string; kind: RefusalKind },
) => Answer {
  const answer = createErrorAnswers(context);
  const success = session.login.success ?? [];

  /** A session that is over, told as the operation tells it, unless a policy says otherwise. */
  function ofDeadSession(operation: DescribedOperation | undefined, status: number): Pick<ErrorSaying, "status" | "needs"> {
    if (status !== defaults.deadSessionStatus) return { status };
    const lapse = operation && lapseOf(session, operation);
    // A success status says so only where its body does.
    if (lapse === undefined) return { status: status < 400 ? 401 : status };
    const [conditions = []] = lapse.body ?? [];
    const needs = { values: valuesOf(conditions), isFitting: (body: unknown) => satisfies(body, conditions) };
    return { status: statusNumber(lapse.status, 401), needs: conditions.length === 0 ? undefined : needs };
  }

  return (incoming, operation, { status, message, kind }) => {
    const isTold = kind === "other" || message !== messages[kind];
    const saying = { message, kind, isTold };
    if (kind === "dead") return answer(incoming, operation, { ...saying, ...ofDeadSession(operation, status) });
    const isLogin = operation?.id === "login" && success.length > 0 && status < 300;
    const needs = isLogin ? { isFitting: (body: unknown) => !satisfies(body, success) } : undefined;
    return answer(incoming, operation, { ...saying, status, needs });
  };
}
