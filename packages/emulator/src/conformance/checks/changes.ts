import { defineCheck, hasChange, type Check } from "../check/check.ts";
import { isSuccess, tally } from "../scene/outcome.ts";
import { judge } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

/** Calls that change something. */
export const changes: readonly Check[] = [
  defineCheck({
    id: "F35",
    title: "20 POSTs at once meet a dead session",
    expected: "1 further login, and each takes effect once",
    appliesTo: hasChange,
    async play({ emulator, open, read, change }) {
      const client = await open();
      const before = await client.call(read);
      emulator.expire();
      const outcomes = await client.together(20, change);
      const { logins, effects } = emulator.counters;
      return judge(
        [isSuccess(before) && outcomes.every(isSuccess), tally(outcomes)],
        [effects === 20, count(effects, "effect")],
        [logins === 2, count(logins, "login")],
      );
    },
  }),
  defineCheck({
    id: "F35",
    title: "the answer to a POST is lost after it took effect",
    expected: "1 effect: it is not sent again",
    appliesTo: hasChange,
    async play({ emulator, open, read, change }) {
      const client = await open();
      await client.call(read);
      emulator.fault({ match: { operation: change(0).operation }, times: 1, action: { type: "reset", when: "after" } });
      const outcome = await client.call(change(0));
      const { effects } = emulator.counters;
      return judge([effects === 1, count(effects, "effect")], [outcome.kind !== "late", tally([outcome])]);
    },
  }),
];
