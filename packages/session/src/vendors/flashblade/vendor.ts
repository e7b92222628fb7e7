import { type Credentials, type paths, session } from "@vendor-auth/flashblade";
import { declared } from "../../descriptor/from-descriptor.ts";
import type { Vendor } from "../../model/vendor.ts";

/** FlashBlade's session: what its spec says, and nothing else. */
export const vendor: Vendor<paths, Credentials> = declared(session);
