import type { VendorDefaults } from "../../policies/shared-policies.ts";
import { declaredFor, statusNumber, successOf } from "../answers/media.ts";
import type { DescribedOperation, SessionDescription, SessionFacts } from "../reader/api.ts";

/** How a server of this description behaves when nothing else is asked for: as it declares, and else as HTTP has it. */
export function defaultsOf(
  { session }: SessionDescription,
  login: DescribedOperation,
  operations: readonly DescribedOperation[],
): VendorDefaults {
  const refused = firstDeclared(login, ["401", "403"]) ?? otherRefusal(login);
  const tellsInBody = (session.login.success ?? []).length > 0;
  return {
    idleTimeout: 1_800_000, // a description has no word for it
    absoluteTimeout: 0,
    lockoutStatus: firstDeclared(login, ["429", "423", "403"]) ?? 429,
    deadSessionStatus: lapseStatus(session, undefined) ?? firstCommon(operations, [401, 403]) ?? 401,
    badTokenStatus: refused ?? (tellsInBody ? (successOf(login)?.status ?? 200) : 401),
  };
}

/** The status of a session that is over, where the description tells it by a Link back to the login: for one operation, or for all. */
function lapseStatus({ lapses = [] }: SessionFacts, operation: DescribedOperation | undefined): number | undefined {
  const lapse = lapseOf({ lapses }, operation) ?? (operation === undefined ? lapses[0] : undefined);
  return lapse && statusNumber(lapse.status, 401);
}

/** What the description says of a session that is over: of this operation, or of all. */
export function lapseOf(
  { lapses = [] }: Pick<SessionFacts, "lapses">,
  operation: DescribedOperation | undefined,
): NonNullable<SessionFacts["lapses"]>[number] | undefined {
  return lapses.find(
    ({ on }) => on === undefined || (operation && on.some(({ method, path }) => method === operation.method && path === operation.path)),
  );
}

/** The status for a request that is not as described: one that the operation declares, of those that fit; else `otherwise`. */
export function refusalStatus(operation: DescribedOperation, kind: "type" | "content" | "missing", otherwise?: number): number {
  const fitting = { type: ["415", "400", "422"], content: ["400", "422"], missing: ["404", "400", "422"] }[kind];
  return firstDeclared(operation, fitting) ?? otherwise ?? Number(fitting[0]);
}

function firstDeclared({ responses }: DescribedOperation, statuses: readonly string[]): number | undefined {
  const found = statuses.find((status) => responses.some((each) => each.status === status));
  return found === undefined ? undefined : Number(found);
}

/** Another 4xx that the login declares: 422 is how some refuse a password. */
function otherRefusal({ responses }: DescribedOperation): number | undefined {
  const found = responses.find(({ status }) => /^4\d\d$/.test(status) && status !== "429");
  return found && Number(found.status);
}

/** The first that any of the operations declares. */
function firstCommon(operations: readonly DescribedOperation[], statuses: readonly number[]): number | undefined {
  return statuses.find((status) => operations.some((operation) => operation.security.length > 0 && declaresItself(operation, status)));
}

function declaresItself(operation: DescribedOperation, status: number): boolean {
  return operation.responses.some((each) => each.status === String(status)) && declaredFor(operation, status) !== undefined;
}
