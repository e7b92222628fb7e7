// Written by "npm run new-vendor".
import type { Vendor } from "../model/vendor.ts";
import { vendor as cloudendure } from "./cloudendure/vendor.ts";
import { vendor as flashblade } from "./flashblade/vendor.ts";

/** Every vendor that this package has a folder for. */
export const everyVendor = [cloudendure, flashblade] as readonly Vendor<{}, unknown>[];
