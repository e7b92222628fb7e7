import { defineCheck, type Check } from "../check/check.ts";
import type { TestedClient } from "../scene/client.ts";
import { isSuccess, tally } from "../scene/outcome.ts";
import type { Scene } from "../scene/scene.ts";
import { judge, judgeCases, type Case } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

const attempts = ({ emulator }: Scene): number => emulator.counters.byOperation["login"] ?? 0;

/** How Retry-After may look, and how many attempts are right in 21 calls: a server that names no usable time wants to be left alone, too. */
const spellings: readonly [name: string, retryAfter: () => string | undefined, atMost: number][] = [
  ["seconds", () => "120", 1],
  ["a date", () => new Date(Date.now() + 90_000).toUTCString(), 1],
  ["absurd seconds", () => "99999999999", 1],
  ["a negative number", () => "-5", 3],
  ["nonsense", () => "soon", 3],
  ["nothing", () => undefined, 3],
];

/** A client whose session has ended, and that is not let in again for a while. */
async function openThrottled({ emulator, open, read }: Scene, retryAfter: string | undefined): Promise<TestedClient> {
  const client = await open();
  await client.call(read);
  emulator.expire();
  emulator.set({ throttle: retryAfter === undefined ? {} : { retryAfter } });
  return client;
}

/** Logins that come too often. */
export const throttledLogins: readonly Check[] = [
  defineCheck({
    id: "F6",
    title: "a renewal is answered with 429, with Retry-After in six spellings",
    expected: "1 attempt before its time in 21 calls, or 3 where no time is named",
    async play(scene) {
      const cases: Case[] = [];
      for (const [name, retryAfter, atMost] of spellings) {
        scene.emulator.reset();
        const client = await openThrottled(scene, retryAfter());
        const before = attempts(scene);
        await client.call(scene.read);
        await client.together(20, scene.read);
        const made = attempts(scene) - before;
        cases.push([name, made > atMost ? count(made, "attempt") : undefined]);
        await client.close();
      }
      return judgeCases(cases, "no attempt too many");
    },
  }),
  defineCheck({
    id: "F6",
    title: "the time that a 429 named has passed",
    expected: "the next call logs in",
    async play(scene) {
      const client = await openThrottled(scene, "1");
      const refused = await client.call(scene.read);
      scene.emulator.set({ throttle: undefined });
      await new Promise((resolve) => setTimeout(resolve, 1_300));
      const outcome = await client.call(scene.read);
      const { logins } = scene.emulator.counters;
      return judge([!isSuccess(refused) && isSuccess(outcome), tally([outcome])], [logins === 2, count(logins, "login")]);
    },
  }),
];
