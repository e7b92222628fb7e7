import { defineCheck, type Check } from "../check/check.ts";
import { isSuccess, tally } from "../scene/outcome.ts";
import type { Scene } from "../scene/scene.ts";
import { judge, type Verdict } from "../check/verdict.ts";

const mebibyte = 1024 ** 2;
/** What stands for an answer without end: the server stops here. */
const hugeAnswer = 64 * mebibyte;
/** What waits in the system's buffers is counted as well, and can be several MiB; no client needs as much of such an answer. */
const maxTaken = 24 * mebibyte;

/** A client that needs longer to give up counts as one that never does. */
const maxGiveUpMs = 15_000;

async function playHuge({ emulator, open, read, meter }: Scene, operation: string): Promise<Verdict> {
  const { port, taken } = await meter();
  emulator.fault({ match: { operation }, action: { type: "huge", bytes: hugeAnswer } });
  if (operation === read.operation) emulator.set({ throttle: { operations: [operation] } }); // an error's body
  const client = await open({ port });
  const outcome = await client.call(read);
  const mebibytes = taken() / mebibyte;
  return judge(
    [taken() <= maxTaken, `${mebibytes < 1 ? "less than 1" : Math.round(mebibytes)} MiB taken`],
    [outcome.kind !== "late", tally([outcome])],
  );
}

/** Answers that do not end. */
export const endlessAnswers: readonly Check[] = [
  defineCheck({
    id: "F36",
    title: "a login's answer of 64 MiB",
    expected: "at most 24 MiB of it leave the server, and the call settles",
    play: (scene) => playHuge(scene, "login"),
  }),
  defineCheck({
    id: "F36",
    title: "an error's body of 64 MiB",
    expected: "at most 24 MiB of it leave the server, and the call settles",
    play: (scene) => playHuge(scene, scene.read.operation),
  }),
  defineCheck({
    id: "F36",
    title: "a login's answer that stops after its first byte",
    expected: "the call settles within 15 s",
    async play({ emulator, open, read }) {
      emulator.fault({ match: { operation: "login" }, action: { type: "drip", bytes: 1, every: 3_600_000 } });
      const client = await open({ maxMs: maxGiveUpMs });
      const outcome = await client.call(read, { maxMs: maxGiveUpMs });
      return judge([outcome.kind !== "late", tally([outcome])]);
    },
  }),
  defineCheck({
    id: "F36",
    title: "a login that is never answered",
    expected: "the call fails within 15 s",
    async play({ emulator, open, read }) {
      emulator.fault({ match: { operation: "login" }, action: { type: "hang" } });
      const client = await open({ maxMs: maxGiveUpMs });
      const outcome = await client.call(read, { maxMs: maxGiveUpMs });
      return judge([outcome.kind !== "late" && !isSuccess(outcome), tally([outcome])]);
    },
  }),
];
