import { defineCheck, hasTwoReads, type Check } from "../check/check.ts";
import { isSuccess, tally, type CallOutcome } from "../scene/outcome.ts";
import { judge } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

/** Refusals that no login lifts, between calls that are accepted; after them the session really lapses. */
const refusedBetween = (id: string, title: string, status: number, times: number): Check =>
  defineCheck({
    id,
    title,
    expected: "at most 3 further logins for them, the others succeed, the lapse is renewed, and no session is left open",
    appliesTo: hasTwoReads,
    async play({ emulator, open, read, other, openAtLast }) {
      const client = await open();
      const accepted: CallOutcome[] = [await client.call(read)];
      emulator.fault({ match: { operation: other.operation }, action: { type: "respond", status } });
      for (let turn = 0; turn < times; turn += 1) {
        await client.call(other);
        accepted.push(await client.call(read));
      }
      const { logins } = emulator.counters;
      emulator.expire();
      accepted.push(await client.call(read));
      const renewals = emulator.counters.logins - logins;
      await client.close();
      const left = await openAtLast();
      return judge(
        [accepted.every(isSuccess), `of others, ${tally(accepted)}`],
        [logins <= 4, count(logins, "login")],
        [renewals <= 1, `${count(renewals, "login")} at the lapse`],
        [left === 0, `${count(left, "session")} left open`],
      );
    },
  });

/** Refusals that are the operation's own answer. */
export const ownRefusals: readonly Check[] = [
  refusedBetween("F49", "60 calls are forbidden, with accepted ones between, and then the session ends", 403, 60),
  refusedBetween("F50", "an operation answers 401 for its own reason, three times, and then the session ends", 401, 3),
];
