import { expect, it } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { nodeFetch } from "../../../src/node/index.ts";
import { rejection } from "../../support/with-emulator.ts";
import { behaviourServer } from "../../support/both-fetches.ts";
import { runScript } from "../../support/run-script.ts";

const { url, left, connections } = behaviourServer();

it("cuts calls under way, and takes no further ones", async () => {
  const fetch = nodeFetch();
  const [head, body, idle] = [rejection(fetch(url("/no-answer"))), await fetch(url("/head-only")), await fetch(url("/empty"))];
  await idle.text();
  await fetch.close();
  expect(await head).toMatchObject({ name: "TypeError", message: "fetch failed" });
  expect(await rejection(body.text())).toMatchObject({ name: "TypeError", message: "terminated" });
  const late = await rejection(fetch(url("/echo")));
  expect(late).toMatchObject({ name: "TypeError", message: "fetch failed", cause: { message: expect.stringContaining("closed") } });
  await eventually(() => expect([left("/no-answer"), left("/head-only")]).toEqual([1, 1]));
  await fetch[Symbol.asyncDispose]();
});

it("does not open connections for a call that was made before it was closed", async () => {
  const fetch = nodeFetch();
  const before = connections();
  const answer = rejection(fetch(url("/echo")));
  await fetch.close();
  expect(await answer).toMatchObject({ name: "TypeError", message: "fetch failed" });
  expect(connections()).toBe(before);
});

it("has nothing to close before the first call", async () => {
  await using fetch = nodeFetch();
  await fetch.close();
  expect(await rejection(fetch(url("/echo")))).toMatchObject({ name: "TypeError" });
});

it.each(["fetch", "nodeFetch"])("an idle connection of %s keeps no process alive", async (which) => {
  const script = runScript("idle-script.ts", { WHICH: which, URL: url("/headers") });
  await script.ready;
  expect(await script.ended).toBe(0);
  expect(script.output.stdout).toBe("ok\n\n"); // the answer, and no connection or timer that the process waits for
});
