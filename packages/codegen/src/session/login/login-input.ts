import type { SpecNode } from "../../spec/spec-node.ts";
import type { ParameterIn } from "../../spec/spec-operations.ts";

/** One value that a login takes. */
export interface Input {
  readonly name: string;
  readonly in: ParameterIn | "body" | "basic";
  readonly wire: string;
  readonly secret: boolean;
  /** JSON pointers to secrets within it. */
  readonly secrets: readonly string[];
  readonly prefix?: string;
  /** Where the spec declares it. */
  readonly node: SpecNode;
  /** Its TypeScript. */
  readonly type: string;
  /** Its TypeScript where it is needed, and the spec would let it be left out. */
  readonly neededType?: string;
  readonly doc: string | undefined;
}

/** A value that a request carries and nobody gives. */
export interface Fixed {
  readonly in: ParameterIn | "body";
  /** On the wire; for a body a JSON pointer. */
  readonly name: string;
  readonly value: unknown;
  readonly isDefault?: true;
}

/** Inputs that belong together. */
export interface InputGroup {
  readonly required: readonly Input[];
  readonly optional: readonly Input[];
}

/** A scheme that calls carry beside what the login earns. */
export interface CarriedScheme {
  readonly name: string;
  /** An operation needs the session without it: it may be left out. */
  readonly isOptional: boolean;
}

/** Inputs as the caller gives them: what two places of the request take under one name is given once. */
export function givenOnce(inputs: readonly Input[]): Input[] {
  return [...new Map(inputs.toReversed().map((input) => [input.name, input])).values()].toReversed();
}
