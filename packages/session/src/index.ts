export { connect } from "./client/connect.ts";
export { declared } from "./descriptor/from-descriptor.ts";
export type {
  AdoptedEvent,
  ClosedEvent,
  LoginEvent,
  RedirectedEvent,
  RefusedEvent,
  RenewedEvent,
  SessionEvent,
  StoreFailedEvent,
  ThrottledEvent,
} from "./events/session-event.ts";
export type { RequestEvent } from "./events/request-event.ts";
export type { LogoutOutcome } from "./events/logout-outcome.ts";
export type { SessionClient } from "./client/open-client.ts";
export { isSessionError, SessionError, type SessionErrorCode } from "./errors/session-error.ts";
export type { SessionOptions } from "./model/session-options.ts";
export type { ExclusiveOptions, SessionStore, Sharing } from "./model/session-store.ts";
export type { MaybePromise, Provide, Session } from "./model/session.ts";
export type { Lapse, LoginAnswer, RequestToAuthenticate, Vendor, VendorRequest } from "./model/vendor.ts";
