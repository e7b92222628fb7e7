import { expect, it } from "vitest";
import { createRandom } from "./random.ts";
import { createScheduler } from "./scheduler.ts";

/** Plays twenty steps of one moment, and says in which order they came. */
async function orderOf(seed: string): Promise<number[]> {
  const scheduler = createScheduler(createRandom(seed));
  const order: number[] = [];
  for (let index = 0; index < 20; index += 1) scheduler.schedule(5, () => order.push(index), "p1");
  await scheduler.runUntil(10);
  return order;
}

it("orders the steps of a moment by the seed: the same for the same one, others for others", async () => {
  expect(await orderOf("a")).toEqual(await orderOf("a"));
  expect(await orderOf("a")).not.toEqual(await orderOf("b"));
  expect((await orderOf("b")).toSorted((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

it("lets all code run that follows from a step before it takes the next, and knows whose it is", async () => {
  const scheduler = createScheduler(createRandom("a"));
  const seen: string[] = [];
  const work = async () => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    process.nextTick(() => seen.push(`${scheduler.current()} at ${scheduler.now()}`));
  };
  scheduler.schedule(1, () => void work(), "p1");
  scheduler.schedule(2, () => void work(), "p2");
  await scheduler.runUntil(3);
  expect(seen).toEqual(["p1 at 1", "p2 at 2"]);
});

it("takes no step of a process that was killed, and makes a week pass at once", async () => {
  const scheduler = createScheduler(createRandom("a"));
  const week = 604_800_000;
  const seen: string[] = [];
  scheduler.schedule(10, () => scheduler.kill("p1"), "world");
  scheduler.schedule(20, () => seen.push("p1"), "p1");
  scheduler.schedule(week, () => seen.push(`p2 at ${scheduler.now()}`), "p2");
  await scheduler.runUntil(week);
  expect(seen).toEqual([`p2 at ${week}`]);
  expect(scheduler.isDead("p1")).toBe(true);
});

it("stops code that goes round in circles", async () => {
  const scheduler = createScheduler(createRandom("a"));
  const again = () => void scheduler.setTimer(0, again);
  again();
  await expect(scheduler.runUntil(1)).rejects.toThrow("round in circles");
});
