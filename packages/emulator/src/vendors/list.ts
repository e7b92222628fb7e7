// Written by "npm run new-vendor".
import { cloudendure } from "./cloudendure/cloudendure.ts";
import { flashblade } from "./flashblade/flashblade.ts";

/** The vendors that can be emulated. Everything else about one is in its folder. */
export const vendors = {
  cloudendure,
  flashblade,
};
