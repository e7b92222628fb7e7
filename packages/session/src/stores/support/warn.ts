/** Told what a store found and got over, such as a damaged file. Never told a secret. */
export type Warn = (message: string) => void;

interface Process {
  emitWarning?(message: string, type: string): void;
}

/** Passes each message on once: to the function given, else to Node's warnings. */
export function createWarn(given: Warn | undefined): Warn {
  const told = new Set<string>();
  return (message) => {
    if (told.has(message)) return;
    told.add(message);
    if (given) given(message);
    else (globalThis as { process?: Process }).process?.emitWarning?.(message, "VendorAuthWarning");
  };
}
