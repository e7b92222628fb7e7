import { defineCheck, type Check } from "../check/check.ts";
import { isSuccess, tally } from "../scene/outcome.ts";
import { judge, judgeCases, type Case } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

/** Cookies that a client must not take: of other names, of another domain, and deletions of the session's own. */
function foreignCookies([first = "", second = ""]: readonly string[]): readonly (readonly [name: string, value: string])[] {
  const lines = [
    "evil=1; Path=/",
    `${first}2=1`,
    "__proto__=1",
    `${first}=stolen; Domain=.evil.example`,
    `${first}=gone; Max-Age=0`,
    `${second}=gone; Expires=Thu, 01 Jan 1970 00:00:00 GMT`,
  ];
  return lines.map((line) => ["set-cookie", line]);
}

/** Logins that the server accepted, and whose answers are odd. */
export const oddLogins: readonly Check[] = [
  defineCheck({
    id: "F18",
    title: "the answer to a login is lost after the server opened the session",
    expected: "at most 1 retry, and at most the lost session open after the end",
    async play({ emulator, open, read, openAtLast }) {
      emulator.fault({ match: { operation: "login" }, times: 1, action: { type: "reset", when: "after" } });
      const client = await open();
      const outcome = await client.call(read);
      await client.close();
      const { logins } = emulator.counters;
      const left = await openAtLast();
      return judge(
        [logins <= 2, count(logins, "login")],
        [left <= 1, `${count(left, "session")} left open`],
        [outcome.kind !== "late", tally([outcome])],
      );
    },
  }),
  defineCheck({
    id: "F18",
    title: "the answer to every login is lost",
    expected: "at most 1 retry, and the call fails",
    async play({ emulator, open, read }) {
      emulator.fault({ match: { operation: "login" }, action: { type: "reset", when: "after" } });
      const client = await open();
      const outcome = await client.call(read);
      const { logins } = emulator.counters;
      return judge([logins <= 2, count(logins, "login")], [outcome.kind !== "late" && !isSuccess(outcome), tally([outcome])]);
    },
  }),
  defineCheck({
    id: "F19",
    title: "a login is answered without a usable session, in five ways",
    expected: "no call is sent with what is no session, and the call fails",
    async play({ emulator, open, read, unusableLogins }) {
      const cases: Case[] = [];
      for (const [name, change] of unusableLogins) {
        emulator.reset();
        emulator.fault({ match: { operation: "login" }, action: { type: "modify", ...change } });
        const client = await open();
        const outcome = await client.call(read);
        const sent = emulator.counters.byOperation[read.operation] ?? 0;
        cases.push([name, sent > 0 ? `${count(sent, "call")} sent` : isSuccess(outcome) ? "success" : undefined]);
        await client.close();
      }
      return judgeCases(cases, "no call sent");
    },
  }),
  defineCheck({
    id: "F38",
    title: "a login sets further cookies: of other names, of another domain, deleted ones",
    expected: "later calls carry the cookies of the session and no other, and succeed",
    appliesTo: ({ sessionCookies }) => sessionCookies !== undefined,
    async play({ emulator, open, read, sessionCookies = [] }) {
      emulator.fault({ match: { operation: "login" }, action: { type: "modify", addHeaders: foreignCookies(sessionCookies) } });
      const client = await open();
      const outcome = await client.call(read);
      const sent = emulator.requests.find(({ operation }) => operation === read.operation)?.headers["cookie"] ?? "";
      const names = sent.split(/; */).map((pair) => pair.replace(/=.*/, ""));
      const isForeign = ["evil", "__proto__", `${sessionCookies[0]}2`].some((name) => names.includes(name));
      return judge([isSuccess(outcome), tally([outcome])], [!isForeign, `cookies sent: ${names.join(", ")}`]);
    },
  }),
  defineCheck({
    id: "F57",
    title: "the answer to a login lacks one of the session's two cookies",
    expected: "at most 2 logins in 5 calls, every call fails, and for each login a logout with the cookie that came",
    appliesTo: ({ sessionCookies = [] }) => sessionCookies.length > 1,
    async play({ emulator, open, read, sessionCookies = [] }) {
      const removeCookies = sessionCookies.slice(1);
      emulator.fault({ match: { operation: "login" }, action: { type: "modify", removeCookies } });
      const client = await open();
      const outcomes = await client.inARow(5, read);
      await client.close();
      await emulator.idle();
      const { logins, byOperation } = emulator.counters;
      const logouts = byOperation["logout"] ?? 0; // refused here, as one cookie is not enough
      return judge(
        [!outcomes.some(isSuccess), tally(outcomes)],
        [logins <= 2, count(logins, "login")],
        [logouts >= logins, count(logouts, "logout")],
      );
    },
  }),
];
