import type { Spec } from "../spec/read-spec.ts";
import type { Operation, ParameterIn } from "../spec/spec-operations.ts";
import { answerKinds } from "./answer-kinds.ts";
import { bodyTypes } from "./body-types.ts";
import { ownServer } from "../spec/own-server.ts";
import { parameterCode } from "./parameter-codes.ts";

/** What the client must know of an operation to send and to read what it declares, its `WireFacts`; undefined for a plain one. */
export function wireFacts(spec: Spec, operation: Operation): Record<string, unknown> | undefined {
  const codes = (where: ParameterIn) => {
    const all = operation.parameters
      .filter((parameter) => parameter.in === where)
      .map((parameter) => [parameter.wire, parameterCode(spec, parameter)] as const)
      .filter((each): each is [string, string] => each[1] !== undefined);
    return all.length === 0 ? undefined : Object.fromEntries(all);
  };
  const facts = {
    server: ownServer(spec, operation),
    path: codes("path"),
    query: codes("query"),
    header: codes("header"),
    cookie: codes("cookie"),
    body: bodyTypes(spec, operation.node),
    answers: answerKinds(spec, operation.responses),
  };
  const given = Object.entries(facts).filter(([, value]) => value !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given);
}
