import { defineCheck, type Check } from "../check/check.ts";
import { isSuccess, tally } from "../scene/outcome.ts";
import { judge } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

const toldBy = (status: number): Check =>
  defineCheck({
    id: "F1",
    title: `a session ends in mid-use, and calls get ${status}`,
    expected: "1 further login, and all 6 calls succeed",
    async play({ emulator, open, read }) {
      emulator.set({ deadSessionStatus: status });
      const client = await open();
      const outcomes = await client.inARow(3, read);
      emulator.expire();
      outcomes.push(...(await client.inARow(3, read)));
      const { logins, refused } = emulator.counters;
      return judge(
        [outcomes.every(isSuccess), tally(outcomes)],
        [logins === 2, count(logins, "login")],
        [refused <= 1, count(refused, "refusal")],
      );
    },
  });

/** A session lapses, once or again and again, for whatever reason. */
export const lapses: readonly Check[] = [
  toldBy(401),
  toldBy(403),
  defineCheck({
    id: "F30",
    title: "a session lives for ten minutes whatever was promised, and is used once an hour",
    expected: "1 login an hour, and every call succeeds",
    async play({ emulator, open, read }) {
      emulator.set({ absoluteTimeout: 600_000 });
      const client = await open();
      const outcomes = [];
      for (let hour = 0; hour < 10; hour += 1) {
        outcomes.push(...(await client.together(20, read)));
        emulator.clock.advance(3_600_000);
      }
      const { logins } = emulator.counters;
      return judge([outcomes.every(isSuccess), tally(outcomes)], [logins === 10, `${count(logins, "login")} in 10 hours`]);
    },
  }),
  defineCheck({
    id: "F37",
    title: "the other node of a pair takes over, and does not know the session",
    expected: "1 further login, and 50 calls at once succeed",
    async play({ emulator, open, read }) {
      const client = await open();
      const outcomes = [await client.call(read)];
      emulator.set({ node: "b" });
      outcomes.push(...(await client.together(50, read)));
      const { logins } = emulator.counters;
      return judge([outcomes.every(isSuccess), tally(outcomes)], [logins === 2, count(logins, "login")]);
    },
  }),
  defineCheck({
    id: "F37",
    title: "the nodes of a pair answer in turns, and a token works on one of them",
    expected: "at most 1 further login a call in 100 calls, all of which settle",
    async play({ emulator, open, read }) {
      emulator.set({ alternateNodes: 1 });
      const client = await open();
      const outcomes = await client.inARow(100, read);
      const { logins } = emulator.counters;
      const late = outcomes.filter(({ kind }) => kind === "late").length;
      return judge([late === 0, `${count(late, "call")} not settled`], [logins <= 101, count(logins, "login")]);
    },
  }),
  defineCheck({
    id: "F52",
    title: "the server replaces the session's cookies with each answer, and the replaced ones end",
    expected: "1 login, 20 calls succeed, and no session is left open",
    appliesTo: ({ sessionCookies }) => sessionCookies !== undefined,
    async play({ emulator, open, read, openAtLast }) {
      emulator.set({ replaceCookies: 1, replacedCookies: "end" });
      const client = await open();
      const outcomes = await client.inARow(20, read);
      await client.close();
      const { logins } = emulator.counters;
      const left = await openAtLast();
      return judge(
        [outcomes.every(isSuccess), tally(outcomes)],
        [logins === 1, count(logins, "login")],
        [left === 0, `${count(left, "session")} left open`],
      );
    },
  }),
];
