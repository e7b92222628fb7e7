export { AnswerError, type AnswerProblem } from "./answer-error.ts";
export { boundedText, type BodyBounds, type BodyLimit } from "./bounded-text.ts";
export type { CallMethod, CallOptions, Client } from "./client.ts";
export { createClient, type ClientOptions } from "./create-client.ts";
export { declaredHeaders } from "./operation-table.ts";
export type { DeclaredHeaders, HeaderType, OperationFacts, OperationTable } from "./operation-table.ts";
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
} from "./session-descriptor.ts";
