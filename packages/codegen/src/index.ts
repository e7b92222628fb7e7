export { generate } from "./generate/generate.ts";
export type { GenerateOptions } from "./generate/generate.ts";
export { SpecError } from "./spec/spec-error.ts";
export type { Problem } from "./spec/spec-error.ts";
