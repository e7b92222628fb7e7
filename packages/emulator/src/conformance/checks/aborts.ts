import { defineCheck, type Check } from "../check/check.ts";
import { createLatch } from "../scene/latch.ts";
import { isSuccess, tally } from "../scene/outcome.ts";
import { judge } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

/** Callers that leave while others wait for the same login: a renewal, so that it does not matter when a client first logs in. */
export const aborts: readonly Check[] = [
  defineCheck({
    id: "F33",
    title: "one caller aborts while 10 others wait for the same login",
    expected: "1 further login, the 10 succeed, and the one is rejected before the login is answered",
    needsSignal: true,
    async play({ emulator, open, read, until }) {
      const client = await open();
      await client.call(read);
      emulator.expire();
      const latch = createLatch();
      emulator.fault({ match: { operation: "login" }, answerDelay: () => latch.released });
      const timer = setTimeout(latch.release, 3_000); // a caller that does not leave shall not hold up the check
      const controller = new AbortController();
      const leaving = client.call(read, { signal: controller.signal });
      const staying = client.together(10, read);
      await until(() => emulator.counters.logins > 1);
      controller.abort(new Error("the caller left"));
      const left = await leaving;
      const isPrompt = left.kind === "threw" && !latch.isReleased;
      clearTimeout(timer);
      latch.release();
      const outcomes = await staying;
      const { logins } = emulator.counters;
      return judge(
        [outcomes.every(isSuccess), tally(outcomes)],
        [logins === 2, count(logins, "login")],
        [isPrompt, isPrompt ? "the one left at once" : "the one did not leave at once"],
      );
    },
  }),
  defineCheck({
    id: "F33",
    title: "all callers abort while the login is under way",
    expected: "at most 1 further login, and no session open after the end",
    needsSignal: true,
    async play({ emulator, open, read, openAtLast, until }) {
      const client = await open();
      await client.call(read);
      emulator.expire();
      emulator.fault({ match: { operation: "login" }, answerDelay: 300 });
      const controller = new AbortController();
      const calls = Array.from({ length: 10 }, () => client.call(read, { signal: controller.signal }));
      await until(() => emulator.counters.logins > 1);
      controller.abort(new Error("the caller left"));
      await Promise.all(calls);
      await client.close();
      const left = await openAtLast();
      const { logins } = emulator.counters;
      return judge([logins <= 2, count(logins, "login")], [left === 0, `${count(left, "session")} left open`]);
    },
  }),
];
