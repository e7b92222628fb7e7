/** Called with what a store found and repaired or left out, such as a damaged file. No message holds a secret. */
export type Warn = (message: string) => void;

interface Process {
  emitWarning?(message: string, type: string): void;
}

/** Passes each message on once: to the function given, else to Node's warnings. */
export function createWarn(given: Warn | undefined): Warn {
  const passed = new Set<string>();
  return (message) => {
    if (passed.has(message)) return;
    passed.add(message);
    if (given) given(message);
    else (globalThis as { process?: Process }).process?.emitWarning?.(message, "VendorAuthWarning");
  };
}
