export { generate } from "./generate/generate.ts";
export type { GenerateOptions } from "./generate/generate.ts";
export { SpecError } from "./source/spec-error.ts";
export type { Problem } from "./source/problem.ts";
