import type { LoginMove } from "../../vendors/contract/conformance-facts.ts";
import { findVendor, vendorNames } from "../../vendors/vendors.ts";
import { defineCheck, type Check } from "../check/check.ts";
import { isSuccess, tally } from "../scene/outcome.ts";
import type { Scene } from "../scene/scene.ts";
import { judge, type Verdict } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

/** Calls go on below `base`, and one session is opened and ended there. */
async function playRedirect({ emulator, open, read, openAtLast }: Scene, { base, maxLoginRequests }: LoginMove): Promise<Verdict> {
  const client = await open();
  const outcomes = await client.together(20, read);
  await client.close();
  const left = await openAtLast();
  const { logins, byOperation } = emulator.counters;
  const loginRequests = byOperation["login"] ?? 0;
  const elsewhere = emulator.requests.filter(({ operation, path }) => operation !== "login" && !path.startsWith(`${base}/`));
  return judge(
    [outcomes.every(isSuccess), tally(outcomes)],
    [logins === 1, count(logins, "session")],
    [loginRequests <= maxLoginRequests, count(loginRequests, "login request")],
    [elsewhere.length === 0, `${count(elsewhere.length, "request")} not below ${base}`],
    [left === 0, `${count(left, "session")} left open`],
  );
}

/** Redirects of the login that a vendor documents: to where later calls should go. */
export const sameOriginRedirects: readonly Check[] = vendorNames.flatMap((name) =>
  (findVendor(name).conformance.loginMoves ?? []).map((move) =>
    defineCheck({
      id: "F8",
      title: move.title,
      expected: move.expected,
      appliesTo: ({ loginMoves }) => loginMoves?.includes(move) === true,
      play(scene) {
        scene.emulator.set(move.policies(scene.emulator.origin));
        return playRedirect(scene, move);
      },
    }),
  ),
);
