import type { Change } from "../../faults/fault.ts";
import { defineCheck, type Check } from "../check.ts";
import { isSuccess, tally } from "../outcome.ts";
import { judge, judgeCases, type Case } from "../verdict.ts";
import type { VendorName } from "../../server/vendor.ts";
import { count } from "../words.ts";

const value = "c0ffee00-1111-4222-8333-444455556666";

const unusable: Readonly<Record<VendorName, readonly [name: string, change: Change][]>> = {
  flashblade: [
    ["no token", { removeHeaders: ["x-auth-token"] }],
    ["an empty token", { setHeaders: [["x-auth-token", ""]] }],
    ["two tokens", { addHeaders: [["x-auth-token", value]] }],
    ["a token over 8 KiB", { setHeaders: [["x-auth-token", value.repeat(240)]] }],
    ["a token beyond ASCII", { setHeaders: [["x-auth-token", `${value}\u00e9`]] }],
  ],
  cloudendure: [
    ["no session cookie", { removeCookies: ["session"] }],
    ["no XSRF cookie", { removeCookies: ["XSRF-TOKEN"] }],
    ["an empty cookie", { setCookies: { session: "" } }],
    ["two session cookies", { addHeaders: [["set-cookie", `session=${value}`]] }],
    ["a cookie over 8 KiB", { setCookies: { session: value.repeat(240) } }],
  ],
};

const hostile = [
  "evil=1; Path=/",
  "session2=1",
  "__proto__=1",
  "session=stolen; Domain=.evil.example",
  "session=gone; Max-Age=0",
  "XSRF-TOKEN=gone; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
].map((line) => ["set-cookie", line] as const);

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
    async play({ vendor, emulator, open, read }) {
      const cases: Case[] = [];
      for (const [name, change] of unusable[vendor]) {
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
    vendors: ["cloudendure"],
    async play({ emulator, open, read }) {
      emulator.fault({ match: { operation: "login" }, action: { type: "modify", addHeaders: hostile } });
      const client = await open();
      const outcome = await client.call(read);
      const sent = emulator.requests.find(({ operation }) => operation === read.operation)?.headers["cookie"] ?? "";
      const names = sent.split(/; */).map((pair) => pair.replace(/=.*/, ""));
      const foreign = names.filter((name) => name !== "session" && name !== "XSRF-TOKEN");
      return judge([isSuccess(outcome), tally([outcome])], [foreign.length === 0, `cookies sent: ${names.join(", ")}`]);
    },
  }),
];
