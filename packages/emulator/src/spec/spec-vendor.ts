import { xsrfRule, type SpecPolicies } from "../policies/spec-policies.ts";
import type { Vendor } from "../vendors/contract/vendor.ts";
import { readOwnAnswers } from "./answers/own-answers.ts";
import { createConformanceFacts } from "./conformance.ts";
import type { SessionDescription } from "./reader/api.ts";
import type { SpecCredentials } from "./session/accounts.ts";
import { isSecret } from "./session/login-inputs.ts";
import { loginRequestOf } from "./session/login-request.ts";
import { defaultsOf } from "./session/statuses.ts";
import { createSpecApi } from "./spec-api.ts";
import { createSpecServer } from "./spec-server.ts";

type OwnPolicies = Pick<SpecPolicies, "xsrfStatus">;

/** A vendor made of a description. `data` is a folder of answers to give in place of the description's. */
export function specVendor(description: SessionDescription, data: string | undefined): Vendor<SpecCredentials, OwnPolicies> {
  const { session, name, inputSchemas } = description;
  const ownAnswers = data === undefined ? [] : readOwnAnswers(data, description.operations);
  const api = createSpecApi(description, ownAnswers);
  const { operations, handedOut, context } = api;
  const hasSeveral = session.credentials.filter(({ optional }) => optional !== true).length > 1;
  const declaresForbidden = operations.data.some(({ responses }) => responses.some((answer) => answer.status === "403"));
  const shared = defaultsOf(description, operations.login, operations.data);
  const defaults = { ...shared, ...(hasSeveral && { xsrfStatus: declaresForbidden ? 403 : shared.deadSessionStatus }) };
  return {
    name,
    credentials: Object.fromEntries(session.login.input.map((input) => [input.name, isSecret(input) ? "secret" : "name"])),
    checkCredential(member, value) {
      const schema = inputSchemas[member];
      if (schema === undefined) return typeof value === "string" && value !== "" ? undefined : "a string that is not empty";
      const mismatch = context.requestSchemas.check(schema, value);
      return mismatch && `what the description says: ${mismatch.pointer} ${mismatch.expected}`.replace(":  ", ": ");
    },
    defaults,
    ownRules: (hasSeveral ? { xsrfStatus: xsrfRule } : {}) as Vendor<object, OwnPolicies>["ownRules"],
    lacks: handedOut[0]?.in === "body" ? ["replaceCookies", "replacedCookies"] : [],
    isSelfSigned: false,
    createServer: (policies) => createSpecServer(api, policies, shared),
    loginRequest: (credentials) => loginRequestOf(session, credentials),
    conformance: createConformanceFacts(api),
  };
}
