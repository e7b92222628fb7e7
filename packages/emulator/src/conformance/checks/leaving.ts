import { defineCheck, hasTwoReads, type Check } from "../check/check.ts";
import { tally } from "../scene/outcome.ts";
import type { Scene } from "../scene/scene.ts";
import { judge, type Finding } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

async function noneOpen({ openAtLast }: Scene): Promise<Finding> {
  const left = await openAtLast();
  return [left === 0, `${count(left, "session")} left open`];
}

const settled = (kind: "done" | "threw" | "late"): Finding => [
  kind === "done",
  { done: "close settled", threw: "close threw", late: "close did not settle" }[kind],
];

/** What is left when a client has gone. */
export const leaving: readonly Check[] = [
  defineCheck({
    id: "F14",
    title: "close after 50 calls at once and a renewal",
    expected: "no session open",
    async play(scene) {
      const client = await scene.open();
      await client.together(50, scene.read);
      scene.emulator.expire();
      await client.together(50, scene.read);
      await client.close();
      return judge(await noneOpen(scene));
    },
  }),
  defineCheck({
    id: "F14",
    title: "close after a 403 that meant “not allowed”",
    expected: "no session open, neither the first nor one that the refusal caused",
    appliesTo: hasTwoReads,
    async play(scene) {
      scene.emulator.set({ forbid: [{ operation: scene.other.operation }] });
      const client = await scene.open();
      await client.call(scene.read);
      await client.call(scene.other);
      await client.close();
      return judge(await noneOpen(scene));
    },
  }),
  defineCheck({
    id: "F14",
    title: "close while a login is under way",
    expected: "no session open, and the waiting calls settle",
    async play(scene) {
      const { emulator, open, read, until } = scene;
      const client = await open();
      await client.call(read);
      emulator.expire();
      emulator.fault({ match: { operation: "login" }, answerDelay: 300 });
      const calls = client.together(5, read);
      await until(() => emulator.sessions.length > 0);
      await client.close();
      const outcomes = await calls;
      return judge(await noneOpen(scene), [outcomes.every(({ kind }) => kind !== "late"), tally(outcomes)]);
    },
  }),
  defineCheck({
    id: "F15",
    title: "close after calls to versioned paths",
    expected: "no session open: the logout has no version in its path",
    appliesTo: ({ versionedLogout }) => versionedLogout !== undefined,
    async play(scene) {
      const client = await scene.open();
      await client.call(scene.read);
      await client.call(scene.other);
      await client.close();
      const versioned = scene.emulator.counters.byOperation[scene.versionedLogout ?? ""] ?? 0;
      return judge(await noneOpen(scene), [versioned === 0, count(versioned, "versioned logout")]);
    },
  }),
  defineCheck({
    id: "F16",
    title: "close twice",
    expected: "1 logout, and nothing thrown",
    appliesTo: ({ hasNoLogout }) => hasNoLogout !== true,
    async play(scene) {
      const client = await scene.open();
      await client.call(scene.read);
      const [first, second] = [await client.close(), await client.close()];
      const sent = scene.emulator.counters.byOperation["logout"] ?? 0;
      return judge(await noneOpen(scene), [sent === 1, count(sent, "logout")], settled(first.kind), settled(second.kind));
    },
  }),
  defineCheck({
    id: "F16",
    title: "close a session that the server has ended",
    expected: "no further login, and nothing thrown",
    async play(scene) {
      const client = await scene.open();
      await client.call(scene.read);
      scene.emulator.expire();
      const { kind } = await client.close();
      const { logins } = scene.emulator.counters;
      return judge([logins === 1, count(logins, "login")], settled(kind));
    },
  }),
  defineCheck({
    id: "F16",
    title: "close while the logout is never answered",
    expected: "close settles within 15 s, and throws nothing",
    async play({ emulator, open, read }) {
      emulator.fault({ match: { operation: "logout" }, action: { type: "hang" } });
      const client = await open();
      await client.call(read);
      const { kind } = await client.close(15_000);
      return judge(settled(kind));
    },
  }),
  defineCheck({
    id: "F16",
    title: "close when the server is gone",
    expected: "close settles in time, and throws nothing",
    async play({ emulator, open, read }) {
      const client = await open();
      await client.call(read);
      await emulator.close();
      const { kind } = await client.close();
      return judge(settled(kind));
    },
  }),
  defineCheck({
    id: "F64",
    title: "5 calls are made while the client closes",
    expected: "they settle, and no session is left open",
    async play(scene) {
      const { emulator, open, read } = scene;
      const client = await open();
      await client.call(read);
      emulator.fault({ match: { operation: "logout" }, times: 1, delay: 200 });
      const closing = client.close();
      const outcomes = await client.together(5, read);
      const { kind } = await closing;
      return judge(await noneOpen(scene), [outcomes.every((outcome) => outcome.kind !== "late"), tally(outcomes)], settled(kind));
    },
  }),
];
