import type { HeaderList } from "../../http/answer.ts";
import type { OwnPolicyRule, PolicyRule } from "../../policies/policy-rule.ts";
import { sharedDefaults, type SharedPolicies, type VendorDefaults } from "../../policies/shared-policies.ts";
import { sharedRules } from "../../policies/shared-rules.ts";
import type { VendorServer } from "../../model/vendor-server.ts";
import type { ConformanceFacts } from "./conformance-facts.ts";

/** Everything about one vendor, from its folder. No other room names a vendor. */
export interface Vendor<Credentials extends object = object, OwnPolicies extends object = object> {
  readonly name: string;
  /** What an account's credentials are made of, and what of it is a secret. */
  readonly credentials: Readonly<Record<keyof Credentials & string, "name" | "secret">>;
  /** How it behaves when no option says otherwise. */
  readonly defaults: Readonly<VendorDefaults & OwnPolicies>;
  /** What each policy that it alone has may be. */
  readonly ownRules: Readonly<Record<keyof OwnPolicies & string, OwnPolicyRule>>;
  /** Whether its servers ship certificates that are signed by themselves. */
  readonly isSelfSigned: boolean;
  /** A server, which reads the policies at every request. */
  createServer(policies: SharedPolicies & OwnPolicies): VendorServer;
  /** A login to try by hand. */
  loginRequest(credentials: Credentials): LoginRequest;
  readonly conformance: ConformanceFacts<Credentials>;
}

/** What a login request carries. */
export interface LoginRequest {
  readonly method: string;
  /** Path and query below the base URL: `/login`. */
  readonly path: string;
  readonly headers: HeaderList;
  readonly body?: string;
}

/** All policies of a vendor, as they are when no option says otherwise. */
export function defaultsOf<OwnPolicies extends object>({ defaults }: Vendor<object, OwnPolicies>): SharedPolicies & OwnPolicies {
  return { ...sharedDefaults, ...defaults };
}

/** What each policy of a vendor may be. */
export function rulesOf({ ownRules }: Vendor): Readonly<Record<string, PolicyRule>> {
  return { ...sharedRules, ...ownRules };
}
