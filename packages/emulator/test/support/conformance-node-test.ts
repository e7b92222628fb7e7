// Run by `node --test` in conformance.test.ts: the checks as tests of Node's own runner.
import { test } from "node:test";
import { describeConformance } from "../../src/conformance/index.ts";
import { smallClient } from "./conformance-client.ts";

describeConformance(smallClient({ logsOutAtVersion: true }), { test, rows: ["F1", "F15"] });
