// For declarations that name what a client gives: `export const client = flashblade({ … })`. Every vendor's door exports them.
export type { AnswerError, CallMethod, Client, Result } from "@vendor-auth/client";
export type { LogoutOutcome } from "../events/logout-outcome.ts";
export type { RequestEvent } from "../events/request-event.ts";
export type { SessionEvent } from "../events/session-event.ts";
export type { Session } from "../model/session.ts";
export type { Vendor } from "../model/vendor.ts";
export type { SessionClient } from "./open-client.ts";
