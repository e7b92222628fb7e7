import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createStepQueue, type Step } from "./step-queue.ts";

it("gives steps by time, then by tie, then in the order of their making, whatever order they came in", () => {
  const some = fc.array(fc.record({ at: fc.integer({ min: 0, max: 5 }), tie: fc.constantFrom(0.1, 0.5, 0.9) }), { maxLength: 60 });
  fc.assert(
    fc.property(some, (given) => {
      const queue = createStepQueue();
      const steps = given.map((one, order): Step => ({ ...one, order, process: "p1", act: () => {}, isCancelled: false }));
      for (const step of steps) queue.push(step);
      const taken = steps.map(() => queue.pop());
      expect(taken).toEqual(steps.toSorted((one, other) => one.at - other.at || one.tie - other.tie || one.order - other.order));
      expect(queue.pop()).toBeUndefined();
    }),
  );
});
