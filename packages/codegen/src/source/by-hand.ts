/** What is left where no spec can say it, as the end of a remedy. */
export const byHand = "write the vendor by hand (docs/when-a-spec-cannot-say-it.md)";
