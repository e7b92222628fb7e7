import type { HeaderList } from "../../http/answer.ts";
import type { PolicyRule } from "../../policies/policy-rule.ts";
import { sharedDefaults, type SharedPolicies, type VendorDefaults } from "../../policies/shared-policies.ts";
import { sharedRules } from "../../policies/shared-rules.ts";
import type { VendorServer } from "../../model/vendor-server.ts";
import type { ConformanceFacts } from "./conformance-facts.ts";

/** Everything about one vendor, from its folder. No other room names a vendor. */
export interface Vendor<Credentials extends object = object, OwnPolicies extends object = object> {
  readonly name: string;
  /** What an account's credentials are made of, and what of it is a secret. */
  readonly credentials: Readonly<Record<keyof Credentials & string, "name" | "secret">>;
  /** What was expected of a member of the credentials, when its value is not that. Default: a string that is not empty. */
  checkCredential?(member: string, value: unknown): string | undefined;
  /** How it behaves when no option says otherwise. */
  readonly defaults: Readonly<VendorDefaults & OwnPolicies>;
  /** What each policy that it alone has may be. */
  readonly ownRules: Readonly<Record<keyof OwnPolicies & string, PolicyRule>>;
  /** Policies that all vendors have and it has not, since its sessions leave no place for them. Default: none. */
  readonly lacks?: readonly (keyof SharedPolicies)[];
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
export function rulesOf({ ownRules, lacks = [] }: Vendor): Readonly<Record<string, PolicyRule>> {
  const shared = Object.entries(sharedRules).filter(([name]) => !lacks.includes(name as keyof SharedPolicies));
  return { ...Object.fromEntries(shared), ...ownRules };
}
