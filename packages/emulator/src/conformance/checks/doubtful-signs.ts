import type { FaultAction } from "../../faults/fault.ts";
import { defineCheck, hasChange, type Check } from "../check/check.ts";
import { judgeCases, type Case } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

/** Answers of a call that was done, which a client may take for "log in again". */
const signs: readonly (readonly [name: string, action: FaultAction])[] = [
  ["303", { type: "modify", status: 303, setHeaders: [["location", "/jobs/1"]], body: "" }],
  ["200 with a page", { type: "modify", status: 200, setHeaders: [["content-type", "text/html"]], body: "<html>Done.</html>" }],
  [
    "200 with an empty error member",
    { type: "modify", status: 200, setHeaders: [["content-type", "application/json"]], body: '{"error":null,"id":401}' },
  ],
  [
    "200 with errors and the word session",
    {
      type: "modify",
      status: 200,
      setHeaders: [["content-type", "application/json"]],
      body: '{"data":{"session":"logs"},"errors":[]}',
    },
  ],
];

/** Signs that only may mean that the session has lapsed. */
export const doubtfulSigns: readonly Check[] = [
  defineCheck({
    id: "F48",
    title: "a POST that took effect is answered in four ways that may look like a lapsed session",
    expected: "each is sent once",
    appliesTo: hasChange,
    async play({ emulator, open, read, change }) {
      const cases: Case[] = [];
      for (const [name, action] of signs) {
        emulator.reset();
        const client = await open();
        await client.call(read);
        emulator.fault({ match: { operation: change(0).operation }, action });
        await client.call(change(0));
        const { effects } = emulator.counters;
        cases.push([name, effects === 1 ? undefined : count(effects, "effect")]);
        emulator.clearFaults();
        await client.close();
      }
      return judgeCases(cases, "1 effect each");
    },
  }),
];
