export { readDescription, readSessionDescription } from "./describe/read-description.ts";
export type { DescriptionFiles } from "./describe/read-description.ts";
export type { ApiDescription, DescribedOperation, DescribedParameter, SessionDescription } from "./describe/description.ts";
