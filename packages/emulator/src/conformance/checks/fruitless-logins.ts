import { defineCheck, hasTwoReads, type Check } from "../check/check.ts";
import { isSuccess, tally, type CallOutcome } from "../scene/outcome.ts";
import { judge, type Finding } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

/** All calls settled, and none of them claims to have succeeded. */
function refusalsArrived(outcomes: readonly CallOutcome[]): Finding {
  return [outcomes.every((outcome) => outcome.kind !== "late" && !isSuccess(outcome)), tally(outcomes)];
}

const refuseAll = (operation: string) => ({ match: { operation }, action: { type: "respond", status: 401 } }) as const;

/** Logins that heal nothing. */
export const fruitlessLogins: readonly Check[] = [
  defineCheck({
    id: "F4",
    title: "logins succeed, and a call is refused all the same",
    expected: "at most 1 further login, and the refusal reaches the caller",
    async play({ emulator, open, read }) {
      emulator.fault(refuseAll(read.operation));
      const client = await open();
      const outcome = await client.call(read);
      const { logins, byOperation } = emulator.counters;
      const sent = byOperation[read.operation] ?? 0;
      return judge(
        refusalsArrived([outcome]),
        [logins <= 2, count(logins, "login")],
        [sent <= 2, `the call was sent ${count(sent, "time")}`],
      );
    },
  }),
  defineCheck({
    id: "F4",
    title: "logins succeed, and 20 calls in a row and 50 at once are refused all the same",
    expected: "at most 1 further login a call, and the refusals reach the callers",
    async play({ emulator, open, read }) {
      emulator.fault(refuseAll(read.operation));
      const client = await open();
      const outcomes = [...(await client.inARow(20, read)), ...(await client.together(50, read))];
      const { logins } = emulator.counters;
      return judge(refusalsArrived(outcomes), [logins <= 71, count(logins, "login")]);
    },
  }),
  defineCheck({
    id: "F46",
    title: "a forbidden operation is called 1,000 times, 50 at once, while others work",
    expected: "at most 1 further login, the refusals reach the callers, and other calls succeed",
    appliesTo: hasTwoReads,
    async play({ emulator, open, read, other }) {
      emulator.set({ forbid: [{ operation: other.operation }] });
      const client = await open();
      const forbidden: CallOutcome[] = [];
      const allowed: CallOutcome[] = [];
      for (let round = 0; round < 20 && emulator.counters.logins <= 200; round += 1) {
        const [refused, served] = await Promise.all([client.together(50, other), client.together(2, read)]);
        forbidden.push(...refused);
        allowed.push(...served);
      }
      const { logins } = emulator.counters;
      return judge(
        refusalsArrived(forbidden),
        [allowed.every(isSuccess), `of others, ${tally(allowed)}`],
        [logins <= 2, count(logins, "login")],
      );
    },
  }),
  defineCheck({
    id: "F46",
    title: "a call is forbidden while 10 others are on their way",
    expected: "at most 1 further login, the refusal reaches the caller, and the others succeed",
    appliesTo: hasTwoReads,
    async play({ emulator, open, read, other }) {
      emulator.set({ forbid: [{ operation: other.operation }] });
      const client = await open();
      const first = await client.call(read);
      emulator.fault({ match: { operation: read.operation }, delay: 200 }); // arrive after what the refusal causes
      const allowed = client.together(10, read);
      const forbidden = await client.call(other);
      const outcomes = [first, ...(await allowed)];
      const { logins } = emulator.counters;
      return judge(
        refusalsArrived([forbidden]),
        [outcomes.every(isSuccess), `of others, ${tally(outcomes)}`],
        [logins <= 2, count(logins, "login")],
      );
    },
  }),
];
