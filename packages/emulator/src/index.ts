export { createEmulator } from "./emulator/create-emulator.ts";
export { startEmulator, type RunningEmulator, type RunningEmulatorOf, type RunningSpecEmulator } from "./emulator/start-emulator.ts";
export type {
  CreateOptions,
  DataSpec,
  EmulatorOptions,
  GivenCredentials,
  InProcessOptions,
  ListenOptions,
  OriginOption,
  StartOptions,
  TlsOption,
} from "./emulator/options.ts";
export type { Emulator, EmulatorOf, SpecEmulator } from "./control/emulator.ts";
export type { InProcessSpecOptions, SpecOptions, StartSpecOptions } from "./emulator/spec-options.ts";
export type { SpecFiles } from "./spec/spec-files.ts";
export type { SpecPolicies } from "./policies/spec-policies.ts";
export type { OpenSession, SessionSelector } from "./control/session-selector.ts";
export { makeCertificate, type Certificate, type CertificateOptions } from "./transport/certificate.ts";
export { defaultPolicies, vendorNames, type CredentialsOf, type Policies, type VendorName } from "./vendors/vendors.ts";
export type { CloudEndureCredentials } from "./vendors/cloudendure/credentials.ts";
export type { CloudEndurePolicies } from "./vendors/cloudendure/policies.ts";
export type { FlashBladeCredentials } from "./vendors/flashblade/credentials.ts";
export type { FlashBladePolicies } from "./vendors/flashblade/policies.ts";
export type { SharedPolicies, VendorDefaults } from "./policies/shared-policies.ts";
export type { HeaderList } from "./http/answer.ts";
export type { Match, Matchable } from "./http/match.ts";
export type { AuditEvent, AuditKind } from "./records/audit.ts";
export type { Counters } from "./records/counters.ts";
export type { RequestRecord } from "./records/request-log.ts";
export type { Change, Fault, FaultAction, FaultHandle } from "./faults/fault.ts";
export type { Clock } from "./support/clock.ts";
export { startSink, type Sink, type SinkAnswer, type SinkOptions } from "./sink/sink.ts";
