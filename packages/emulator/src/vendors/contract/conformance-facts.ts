import type { Change } from "../../faults/fault.ts";
import type { SharedPolicies } from "../../policies/shared-policies.ts";

/** A data call, and what the emulator calls its operation. */
export interface DataCall {
  readonly request: {
    readonly method: string;
    /** Below the base URL. */
    readonly path: string;
    readonly body?: unknown;
  };
  readonly operation: string;
}

/** A redirect of the login that a client must follow: to another path of the same origin. */
export interface LoginMove {
  readonly title: string;
  readonly expected: string;
  /** What makes the server redirect. */
  readonly policies: (origin: string) => Partial<SharedPolicies>;
  /** Later calls, and the logout, go below this path. */
  readonly base: string;
  readonly maxLoginRequests: number;
}

/** What the conformance checks must know of a vendor. */
export interface ConformanceFacts<Credentials extends object = object> {
  /** A call that reads: a GET, where the API has one to call. */
  readonly read: DataCall;
  /** Another operation that reads; the same one where there is no other, and what needs two is left out. */
  readonly other: DataCall;
  /** One that changes something; `counters.effects` counts it. */
  readonly change: (index: number) => DataCall;
  /** Credentials in the vendor's shape that no account has. */
  readonly wrongCredentials: Credentials;
  /** Headers, in lower case, that carry a session or a credential of this vendor, beside cookies and `authorization`. */
  readonly secretHeaders: readonly string[];
  /** Changes of a login's answer after which it holds no usable session. */
  readonly unusableLogins: readonly (readonly [name: string, change: Change])[];
  /** A path that a redirect of the login may name. */
  readonly otherLoginPath: string;
  /** Redirects of the login that the vendor documents. */
  readonly loginMoves?: readonly LoginMove[];
  /** Names of the cookies that make a session, where cookies do. */
  readonly sessionCookies?: readonly string[];
  /** Whether a dead session may be told with 200 and an error in the body, so that a client has to know. Default: no. */
  readonly tellsErrorsWith200?: boolean;
  /** Whether sessions end by themselves only: no logout exists. Default: one does. */
  readonly hasNoLogout?: boolean;
  /** The operation of a logout at a versioned path, where one exists and ends nothing. */
  readonly versionedLogout?: string;
}
