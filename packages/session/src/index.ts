export { connect } from "./connect.ts";
export { declared } from "./declared.ts";
export type { LogoutOutcome, SessionEvent } from "./events.ts";
export type { SessionClient } from "./open-client.ts";
export { isSessionError, SessionError, type SessionErrorCode } from "./session-error.ts";
export type { SessionOptions } from "./session-options.ts";
export type { ExclusiveOptions, SessionStore, Sharing } from "./session-store.ts";
export type { MaybePromise, Provide, Session } from "./session.ts";
export type { LoginAnswer, Signable, Vendor, VendorRequest } from "./vendor.ts";
