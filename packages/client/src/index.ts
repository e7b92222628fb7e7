export { AnswerError, type AnswerProblem } from "./answers/answer-error.ts";
export { askedWait } from "./answers/asked-wait.ts";
export { boundedText, type BodyBounds, type BodyLimit } from "./answers/bounded-text.ts";
export type { CallMethod, CallOptions, Client } from "./client.ts";
export { createClient, type ClientOptions } from "./create-client.ts";
export { declaredFor } from "./model/operation-table.ts";
export type { BodyKind, WireFacts } from "./model/wire-facts.ts";
export type { DeclaredHeaders, HeaderType, OperationFacts, OperationTable, OperationWire } from "./model/operation-table.ts";
export type { RetryOptions } from "./calls/retry.ts";
export type { HeadersOf, Result } from "./result.ts";
export { isHost, serverUrl } from "./server.ts";
export type {
  BodyCondition,
  FixedValue,
  InputSource,
  LapseAnswer,
  LoginInput,
  MemberOf,
  OperationAddress,
  SessionDescriptor,
  ValueDestination,
  ValueSource,
} from "./model/session-descriptor.ts";
