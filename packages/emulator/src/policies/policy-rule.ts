/** What a value may be. */
export interface ValueRule {
  /** In words, for messages: `a whole number from 0`. */
  readonly expected: string;
  readonly isValid: (value: unknown) => boolean;
  /** The values, where there are a few named ones; null where it may be off. */
  readonly choices?: readonly (string | null)[];
}

/** What one policy may be. */
export interface PolicyRule extends ValueRule {
  /** What it does, in a line: `the status of a live cookie without its XSRF header`. */
  readonly help: string;
}

/** A rule for each policy. */
export type PolicyRules = Readonly<Record<string, PolicyRule>>;

export const amount: ValueRule = {
  expected: "a whole number from 0",
  isValid: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
};

export const flag: ValueRule = { expected: "true or false", isValid: (value) => typeof value === "boolean" };

export const status: ValueRule = { expected: "an HTTP status from 200 to 599", isValid: (value) => isBetween(value, 200, 599) };

export const redirectStatus: ValueRule = {
  expected: "a redirect status from 300 to 399",
  isValid: (value) => isBetween(value, 300, 399),
};

export const text: ValueRule = {
  expected: "a string that is not empty",
  isValid: (value) => typeof value === "string" && value !== "",
};

/** One of a few names. */
export function oneOf(...values: string[]): ValueRule {
  return {
    expected: `one of ${values.join(", ")}`,
    isValid: (value) => typeof value === "string" && values.includes(value),
    choices: values,
  };
}

/** The same, or off. */
export function orNone({ expected, isValid, choices }: ValueRule): ValueRule {
  return {
    expected: `${expected}, or nothing`,
    isValid: (value) => value === undefined || isValid(value),
    ...(choices !== undefined && { choices: [null, ...choices] }),
  };
}

function isBetween(value: unknown, from: number, to: number): boolean {
  return Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
}
