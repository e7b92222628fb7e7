import type { Credentials, paths } from "@vendor-auth/flashblade";
import { session } from "@vendor-auth/flashblade/session";
import { declared } from "../../descriptor/from-descriptor.ts";
import type { Vendor } from "../../model/vendor.ts";

/** An array's session, with what no spec can say. */
export const vendor: Vendor<paths, Credentials> = {
  ...declared(session),
  // Arrays answer a dead session with 403, other implementations with 401 (specs/README.md, "A dead session gets 403"). A logout needs
  // no right, so that a 403 to it means nothing else.
  hadEnded: ({ status }) => status === 401 || status === 403,
};
