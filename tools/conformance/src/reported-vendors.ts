/** The vendors that the report and the scenarios are about. A new vendor is added here once its emulator is written. */
export const reportedVendors = ["flashblade", "cloudendure"] as const;

export type ReportedVendor = (typeof reportedVendors)[number];
