import type { Change } from "../faults/fault.ts";
import type { ConformanceFacts, DataCall } from "../vendors/contract/conformance-facts.ts";
import { pathOfServer } from "./paths.ts";
import type { DescribedOperation } from "./reader/api.ts";
import { sampleRequest } from "./sample-request.ts";
import type { SpecCredentials } from "./session/accounts.ts";
import type { SpecApi } from "./spec-api.ts";

const otherToken = "c0ffee00-1111-4222-8333-444455556666";

/** What the conformance checks must know of a described API. Throws a TypeError when it has no call that they could make. */
export function createConformanceFacts(api: SpecApi): ConformanceFacts<SpecCredentials> {
  const { description, operations, handedOut, context, secrets } = api;
  const { session } = description;
  const base = pathOfServer(session.server);
  const cookies = session.credentials.flatMap(({ from, optional }) => (from.in === "cookie" && optional !== true ? [from.name] : []));
  const callOf = (operation: DescribedOperation): DataCall[] => {
    const request = context.needs(operation) === "session" ? sampleRequest(operation, base, context) : undefined;
    return request === undefined ? [] : [{ request, operation: operation.id }];
  };
  // Few are looked at: each costs a sample.
  const first = (methods: readonly string[], count: number): DataCall[] => {
    const found: DataCall[] = [];
    for (const operation of operations.data) {
      if (found.length === count) break;
      if (methods.includes(operation.method)) found.push(...callOf(operation));
    }
    return found;
  };
  const reads = lazily(() => first(["GET"], 2));
  const changes = lazily(() => first(["POST", "PUT", "PATCH"], 1));

  return {
    get read() {
      return reads()[0] ?? changes()[0] ?? fail();
    },
    get other() {
      return reads()[1] ?? reads()[0] ?? changes()[0] ?? fail();
    },
    change: () => changes()[0] ?? reads()[0] ?? fail(),
    wrongCredentials: api.makeAccount(0, {}).credentials,
    secretHeaders: [...secrets.names],
    unusableLogins: handedOut.slice(0, 1).map((source): readonly [string, Change] => {
      if (source.in === "header") return [`no ${source.name}`, { removeHeaders: [source.name] }];
      return source.in === "cookie" ? [`no cookie ${source.name}`, { removeCookies: [source.name] }] : ["an empty body", { body: "{}" }];
    }),
    otherLoginPath: `${base}/${otherToken}/login`,
    ...(cookies.length > 0 && { sessionCookies: cookies }),
    hasNoLogout: session.logout === undefined,
  };
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function fail(): never {
  throw new TypeError("conformance: the description has no operation that needs a session and can be called with its examples alone");
}
