import type { Check } from "./check/check.ts";
import { aborts } from "./checks/aborts.ts";
import { changes } from "./checks/changes.ts";
import { doubtfulSigns } from "./checks/doubtful-signs.ts";
import { endlessAnswers } from "./checks/endless-answers.ts";
import { fruitlessLogins } from "./checks/fruitless-logins.ts";
import { lapses } from "./checks/lapses.ts";
import { leaving } from "./checks/leaving.ts";
import { oddLogins } from "./checks/odd-logins.ts";
import { ownRefusals } from "./checks/own-refusals.ts";
import { redirects } from "./checks/redirects.ts";
import { refusedLogins } from "./checks/refused-logins.ts";
import { sameOriginRedirects } from "./checks/same-origin-redirects.ts";
import { softExpiry } from "./checks/soft-expiry.ts";
import { storms } from "./checks/storms.ts";
import { throttledLogins } from "./checks/throttled-logins.ts";

/** All checks, in the order of what happens to a session: renewing, logging in, keeping secrets at home, leaving. */
export const conformanceChecks: readonly Check[] = [
  ...lapses,
  ...storms,
  ...fruitlessLogins,
  ...ownRefusals,
  ...doubtfulSigns,
  ...softExpiry,
  ...changes,
  ...refusedLogins,
  ...throttledLogins,
  ...oddLogins,
  ...aborts,
  ...endlessAnswers,
  ...sameOriginRedirects,
  ...redirects,
  ...leaving,
];
