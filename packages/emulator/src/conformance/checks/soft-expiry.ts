import { defineCheck, type Check } from "../check/check.ts";
import { isSuccess, tally } from "../scene/outcome.ts";
import { judge } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

const forms = {
  html200: "a login page with 200",
  redirect302: "a redirect to a login page",
  json200: "200 and an error in JSON",
} as const;

const toldWith = (softExpiry: keyof typeof forms): Check =>
  defineCheck({
    id: "F20",
    title: `a dead session is answered with ${forms[softExpiry]}`,
    expected: "1 further login, and the call reaches its operation",
    // Such a sign may mislead: what is no GET is not sent again for it. Where an API has no GET, nothing can be asked.
    appliesTo: ({ tellsErrorsWith200, read }) => read.request.method === "GET" && (softExpiry !== "json200" || tellsErrorsWith200 === true),
    async play({ emulator, open, read }) {
      emulator.set({ softExpiry });
      const client = await open();
      const before = await client.call(read);
      emulator.expire();
      const after = await client.call(read);
      const { logins } = emulator.counters;
      const last = emulator.requests.findLast(({ operation }) => operation === read.operation);
      const reached = last?.session !== undefined && last.status === 200;
      const fate = reached ? "reached" : isSuccess(after) ? "not reached, and the call seemed to succeed" : "not reached";
      return judge(
        [isSuccess(before) && isSuccess(after), tally([before, after])],
        [logins === 2, count(logins, "login")],
        [reached, `the operation was ${fate}`],
      );
    },
  });

/** Expiry that does not look like one. */
export const softExpiry: readonly Check[] = [
  toldWith("html200"),
  toldWith("redirect302"),
  toldWith("json200"),
  defineCheck({
    id: "F20",
    title: "every call is answered with a page, with a fresh session too",
    expected: "at most 1 further login a call in 10 calls, all of which settle",
    async play({ emulator, open, read }) {
      const page = { type: "respond", status: 200, headers: [["content-type", "text/html"]], body: "<h1>Sign in</h1>" } as const;
      emulator.fault({ match: { operation: read.operation }, action: page });
      const client = await open();
      const outcomes = await client.inARow(10, read);
      const { logins } = emulator.counters;
      const late = outcomes.filter(({ kind }) => kind === "late").length;
      return judge([late === 0, `${count(late, "call")} not settled`], [logins <= 11, count(logins, "login")]);
    },
  }),
];
