import type { SessionDescriptor } from "@vendor-auth/client";
import type { Credentials, paths } from "@vendor-auth/flashblade";
import { session } from "@vendor-auth/flashblade/session";
import { declared } from "../../descriptor/from-descriptor.ts";
import type { Vendor } from "../../model/vendor.ts";

/** An array's session as a descriptor has it, with what no spec can say. */
export function vendorOf<Paths extends {}, Login>(descriptor: SessionDescriptor<Paths, Login>): Vendor<Paths, Login> {
  return {
    ...declared(descriptor),
    // Arrays answer a dead session with 403, other implementations with 401 (specs/README.md, "A dead session gets 403"). A logout
    // needs no right, so that a 403 to it means nothing else.
    hadEnded: ({ status }) => status === 401 || status === 403,
  };
}

export const vendor: Vendor<paths, Credentials> = vendorOf(session);
