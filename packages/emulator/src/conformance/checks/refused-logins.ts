import { defineCheck, type Check } from "../check/check.ts";
import type { TestedClient } from "../scene/client.ts";
import { isSuccess, tally, type CallOutcome } from "../scene/outcome.ts";
import type { Scene } from "../scene/scene.ts";
import { judge, judgeCases, type Case, type Finding } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

const attempts = ({ emulator }: Scene): number => emulator.counters.byOperation["login"] ?? 0;

function noneSucceeded(outcomes: readonly CallOutcome[]): Finding {
  return [outcomes.every((outcome) => outcome.kind !== "late" && !isSuccess(outcome)), tally(outcomes)];
}

/** A client whose credentials are revoked, and whose session ends, after its first call. */
async function openRevoked({ emulator, open, read }: Scene): Promise<TestedClient> {
  const client = await open();
  await client.call(read);
  emulator.replaceCredentials();
  emulator.expire();
  return client;
}

/** What vendors say of a wrong password. Words are no evidence that another attempt may help. */
const refusals = [
  "Wrong password. The account will be locked after 3 attempts.",
  "Bad credentials. If you are locked out, try again later.",
  "Invalid user name or password, or the maximum number of sessions was reached.",
];

/** Logins that are refused for their credentials. */
export const refusedLogins: readonly Check[] = [
  defineCheck({
    id: "F5",
    title: "100 callers at once, and 20 more after them, with wrong credentials",
    expected: "1 attempt to log in, and every call fails",
    async play(scene) {
      const client = await scene.open({ credentials: scene.wrongCredentials });
      const outcomes = [...(await client.together(100, scene.read)), ...(await client.inARow(20, scene.read))];
      return judge([attempts(scene) === 1, count(attempts(scene), "attempt")], noneSucceeded(outcomes));
    },
  }),
  defineCheck({
    id: "F5",
    title: "the credentials are revoked in mid-use: 100 callers at once, and 20 more after them",
    expected: "1 attempt to renew, and every call fails",
    async play(scene) {
      const client = await openRevoked(scene);
      const before = attempts(scene);
      const outcomes = [...(await client.together(100, scene.read)), ...(await client.inARow(20, scene.read))];
      const made = attempts(scene) - before;
      return judge([made === 1, count(made, "attempt")], noneSucceeded(outcomes));
    },
  }),
  defineCheck({
    id: "F7",
    title: "revoked credentials, an account that is locked after 3 failed logins, and an answer that is lost",
    expected: "fewer than 3 failed logins",
    async play(scene) {
      const { emulator, read } = scene;
      emulator.set({ lockout: { attempts: 3, duration: 60_000 } });
      const client = await openRevoked(scene);
      const outcomes = [await client.call(read), ...(await client.together(10, read))];
      emulator.fault({ match: { operation: "login" }, times: 1, action: { type: "reset", when: "after" } });
      outcomes.push(...(await client.inARow(3, read)), ...(await client.together(10, read)));
      const { failedLogins } = emulator.counters;
      return judge([failedLogins < 3, count(failedLogins, "failed login")], noneSucceeded(outcomes));
    },
  }),
  defineCheck({
    id: "F54",
    title: "a login is refused with 401, in words that speak of locking and of sessions",
    expected: "at most 2 attempts in 10 calls, and every call fails",
    async play(scene) {
      const { emulator, open, read } = scene;
      const cases: Case[] = [];
      for (const text of refusals) {
        emulator.reset();
        const body = JSON.stringify({ message: text });
        const headers = [["content-type", "application/json"]] as const;
        emulator.fault({ match: { operation: "login" }, action: { type: "respond", status: 401, headers, body } });
        const client = await open();
        const outcomes = await client.inARow(10, read);
        const made = attempts(scene);
        cases.push([`“${text}”`, made > 2 ? count(made, "attempt") : outcomes.some(isSuccess) ? "success" : undefined]);
        await client.close();
      }
      return judgeCases(cases, "no attempt too many");
    },
  }),
];
