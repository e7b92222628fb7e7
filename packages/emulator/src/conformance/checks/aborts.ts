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
  defineCheck({
    id: "F59",
    title: "10 calls whose signal is aborted before they are made",
    expected: "nothing is sent",
    needsSignal: true,
    async play({ emulator, open, read }) {
      const client = await open();
      await emulator.idle();
      const before = emulator.counters.requests; // a client may log in when it is opened
      for (let call = 0; call < 10; call += 1) await client.call(read, { signal: AbortSignal.abort(new Error("the caller left")) });
      await emulator.idle();
      const sent = emulator.counters.requests - before;
      return judge([sent === 0, count(sent, "request")]);
    },
  }),
  defineCheck({
    id: "F59",
    title: "each caller waits for 100 ms, and a login takes 400 ms",
    expected: "at most 2 further logins, and a call succeeds in the end",
    needsSignal: true,
    async play({ emulator, open, read }) {
      const client = await open();
      await client.call(read);
      emulator.expire();
      emulator.fault({ match: { operation: "login" }, answerDelay: 400 });
      let hasSucceeded = false;
      for (let call = 0; call < 40 && !hasSucceeded; call += 1) {
        hasSucceeded = isSuccess(await client.call(read, { signal: AbortSignal.timeout(100) }));
        if (!hasSucceeded) await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const logins = emulator.counters.logins - 1;
      return judge([hasSucceeded, hasSucceeded ? "a call succeeded" : "40 calls failed"], [logins <= 2, count(logins, "further login")]);
    },
  }),
];
