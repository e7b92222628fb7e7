import { defineCheck, type Check } from "../check/check.ts";
import { createLatch } from "../scene/latch.ts";
import { isSuccess, tally } from "../scene/outcome.ts";
import { judge } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

const refusedAtOnce = (calls: number): Check =>
  defineCheck({
    id: "F2",
    title: `${count(calls, "call")} are refused at once, answered within 0 to 2 s`,
    expected: "1 further login, and every call succeeds",
    async play({ emulator, open, read }) {
      const client = await open();
      const before = await client.call(read);
      emulator.expire();
      emulator.set({ latency: [0, 2_000] });
      const outcomes = await client.together(calls, read);
      const { logins, maxOpen } = emulator.counters;
      return judge(
        [isSuccess(before) && outcomes.every(isSuccess), tally(outcomes)],
        [logins === 2, count(logins, "login")],
        [maxOpen <= 1, `${count(maxOpen, "session")} open at most`],
      );
    },
  });

/** Many calls meet one dead session. */
export const storms: readonly Check[] = [
  refusedAtOnce(50),
  refusedAtOnce(1_000),
  defineCheck({
    id: "F2",
    title: "1,000 first calls at once",
    expected: "1 login, and every call succeeds",
    async play({ emulator, open, read }) {
      const client = await open();
      const outcomes = await client.together(1_000, read);
      const { logins } = emulator.counters;
      return judge([outcomes.every(isSuccess), tally(outcomes)], [logins === 1, count(logins, "login")]);
    },
  }),
  defineCheck({
    id: "F3",
    title: "a late refusal of the old session arrives after the renewal",
    expected: "1 further login, and both calls succeed",
    async play({ emulator, open, read, other, until }) {
      const client = await open();
      const first = await client.call(read);
      emulator.expire();
      const latch = createLatch();
      emulator.fault({ match: { operation: other.operation }, times: 1, answerDelay: () => latch.released });
      const late = client.call(other); // refused by the server now, told later
      await until(() => emulator.counters.refused === 1);
      const prompt = await client.call(read);
      latch.release();
      const outcomes = [first, prompt, await late];
      const { logins } = emulator.counters;
      return judge([outcomes.every(isSuccess), tally(outcomes)], [logins === 2, count(logins, "login")]);
    },
  }),
];
