export { generate } from "./generate.ts";
export type { GenerateOptions } from "./generate.ts";
export { SpecError } from "./spec-error.ts";
export type { Problem } from "./spec-error.ts";
