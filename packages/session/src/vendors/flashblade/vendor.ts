import { type Credentials, session } from "@vendor-auth/flashblade";
import { declared } from "../../descriptor/from-descriptor.ts";
import type { Vendor } from "../../model/vendor.ts";

/** An array's session: what the spec says of it. */
export const vendor: Vendor<{}, Credentials> = declared(session);
