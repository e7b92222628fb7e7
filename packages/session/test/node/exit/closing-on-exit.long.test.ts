import { describe } from "vitest";
import { describeEnds } from "../../support/closing-on-exit.ts";

describe("over nodeFetch with a pin", () => {
  describeEnds(true);
});
