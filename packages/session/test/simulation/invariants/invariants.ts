import type { Run, Violation } from "../run/run.ts";
import { nothingLost } from "./i1-nothing-lost.ts";
import { truthfulLogouts } from "./i1-truthful-logouts.ts";
import { errorsHaveReasons } from "./i2-errors-have-reasons.ts";
import { noNeedlessRefusal } from "./i2-no-needless-refusal.ts";
import { oneLogin } from "./i3-one-login.ts";
import { fewAttempts } from "./i4-few-attempts.ts";
import { workOnce } from "./i5-work-once.ts";
import { everythingSettles } from "./i6-everything-settles.ts";
import { fewFruitlessLogins } from "./i7-few-fruitless-logins.ts";
import { noLoginForNobody } from "./i7-no-login-for-nobody.ts";
import { noLoginForWhatIsDenied } from "./i7-no-login-for-what-is-denied.ts";
import { noSecretShown } from "./i8-no-secret-shown.ts";

/** Looks at a run, and gives a line for each thing that must not be. */
export type Invariant = (run: Run) => string[];

const invariants: readonly (readonly [name: string, check: Invariant])[] = [
  ["I1", nothingLost],
  ["I1", truthfulLogouts],
  ["I2", noNeedlessRefusal],
  ["I2", errorsHaveReasons],
  ["I3", oneLogin],
  ["I4", fewAttempts],
  ["I5", workOnce],
  ["I6", everythingSettles],
  ["I7", fewFruitlessLogins],
  ["I7", noLoginForNobody],
  ["I7", noLoginForWhatIsDenied],
  ["I8", noSecretShown],
];

export function checkInvariants(run: Run): Violation[] {
  return invariants.flatMap(([invariant, check]) => check(run).map((text) => ({ invariant, text })));
}
