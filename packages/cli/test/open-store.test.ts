import { fileStore } from "@vendor-auth/session/node";
import { beforeEach, expect, test, vi } from "vitest";
import { openStore } from "../src/sessions/open-store.ts";
import { home } from "./support/run-cli.ts";

const key = JSON.stringify(["vendor-auth", "flashblade", "https://fb1.example/api", "night-job", "verified"]);

beforeEach(async () => {
  const { env } = await home();
  for (const name of ["XDG_STATE_HOME", "LOCALAPPDATA", "HOME"]) vi.stubEnv(name, env[name]);
  return () => vi.unstubAllEnvs();
});

test("the options of a wait for the lock are passed on: an interrupted command stops waiting, a hundred processes need no turn each", async () => {
  let release = (): void => {};
  let holding: Promise<void> | undefined;
  await new Promise<void>((isHeld) => {
    holding = fileStore().exclusive(key, () => {
      isHeld();
      return new Promise((end) => (release = end));
    });
  });
  const reason = new Error("interrupted");
  const store = await openStore();
  await expect(store.exclusive(key, async () => "not run", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  release();
  await holding;
});

test("the store has all methods of a file store: none is lost on the way", async () => {
  expect(Object.keys(await openStore()).toSorted()).toEqual(Object.keys(fileStore()).toSorted());
});
