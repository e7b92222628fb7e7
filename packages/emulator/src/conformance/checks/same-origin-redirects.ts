import { defineCheck, type Check } from "../check.ts";
import { isSuccess, tally } from "../outcome.ts";
import type { Scene } from "../scene/scene.ts";
import { judge, type Verdict } from "../verdict.ts";
import { count } from "../words.ts";

/** Calls go on below `base`, and one session is opened and ended there. */
async function playRedirect({ emulator, open, read, openAtLast }: Scene, base: string, mostAttempts: number): Promise<Verdict> {
  const client = await open();
  const outcomes = await client.together(20, read);
  await client.close();
  const left = await openAtLast();
  const { logins, byOperation } = emulator.counters;
  const attempts = byOperation["login"] ?? 0;
  const elsewhere = emulator.requests.filter(({ operation, path }) => operation !== "login" && !path.startsWith(`${base}/`));
  return judge(
    [outcomes.every(isSuccess), tally(outcomes)],
    [logins === 1, count(logins, "session")],
    [attempts <= mostAttempts, count(attempts, "login request")],
    [elsewhere.length === 0, `${count(elsewhere.length, "request")} not below ${base}`],
    [left === 0, `${count(left, "session")} left open`],
  );
}

/** CloudEndure's 307 on login: "a redirect address is provided to where subsequent calls should go". */
export const sameOriginRedirects: readonly Check[] = [
  defineCheck({
    id: "F8",
    title: "a login is redirected from /api/latest to /api/v5",
    expected: "followed once, 1 session, and later calls and the logout below /api/v5",
    vendors: ["cloudendure"],
    play(scene) {
      scene.emulator.set({ redirectLogin: "v5" });
      return playRedirect(scene, "/api/v5", 2);
    },
  }),
  defineCheck({
    id: "F8",
    title: "a login is redirected to the whole URL of another version",
    expected: "followed once, 1 session, and later calls and the logout below /api/v4",
    vendors: ["cloudendure"],
    play(scene) {
      scene.emulator.set({ redirectLogin: `${scene.emulator.origin}/api/v4/login` });
      return playRedirect(scene, "/api/v4", 2);
    },
  }),
  defineCheck({
    id: "F8",
    title: "the redirect's answer holds the session already",
    expected: "1 session and no second login, and later calls and the logout below /api/v5",
    vendors: ["cloudendure"],
    play(scene) {
      scene.emulator.set({ redirectLogin: "v5", redirectOpensSession: true });
      return playRedirect(scene, "/api/v5", 1);
    },
  }),
];
