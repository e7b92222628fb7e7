import type { SessionDescriptor } from "@vendor-auth/client";
import type { SessionClient, SessionOptions, Vendor } from "@vendor-auth/session";

type Options = SessionOptions<Record<string, string>>;

/** What the command line needs of a vendor: its spec's facts, its session, and its client. */
export interface KnownVendor {
  readonly descriptor: SessionDescriptor;
  readonly session: Vendor<{}, Record<string, string>>;
  open(options: Options): SessionClient<{}>;
}
