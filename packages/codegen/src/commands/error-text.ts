import { SpecError } from "../source/spec-error.ts";

/** An error for people: its message, and the overlay that mends what one can mend. */
export function errorText(error: unknown): string {
  const message = `${(error as Error).message}\n`;
  if (!(error instanceof SpecError) || error.mendingOverlay === undefined) return message;
  const hint =
    "The publisher's file can stay as it is. Look at these lines, put them into mend.overlay.yaml, and add --overlay mend.overlay.yaml:";
  return `${message}\n${hint}\n\n${error.mendingOverlay}`;
}
