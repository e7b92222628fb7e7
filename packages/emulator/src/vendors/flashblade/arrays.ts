import { randomUUID } from "node:crypto";
import { json } from "../../http/answer.ts";
import type { Route } from "../../http/router.ts";
import type { Handler, VendorServer } from "../../server/vendor.ts";
import type { World } from "../../server/world.ts";
import { page } from "./page.ts";

/** What `idle_timeout` may be set to, in milliseconds, beside 0 for "off". */
const idleRange = { from: 300_000, to: 10_800_000 };

/** Whether the array shows and takes `idle_timeout` in this version: from 1.12. */
function hasIdleTimeout(version: string | undefined): boolean {
  const [major = 0, minor = 0] = (version ?? "").split(".").map(Number);
  return major >= 2 || minor >= 12;
}

/** The array itself. Its `idle_timeout` is the policy `idleTimeout`. */
export function createArrays(fail: VendorServer["error"]): Route<Handler>[] {
  const id = randomUUID();

  function show(version: string | undefined, world: World): unknown {
    const array = {
      id,
      name: "flashblade-1",
      os: "Purity//FB",
      version: "3.3.0",
      revision: "0a1b2c3",
      time_zone: "UTC",
      ntp_servers: ["ntp.example.com"],
      _as_of: world.clock.now(),
      ...(hasIdleTimeout(version) && { idle_timeout: world.policies.idleTimeout }),
    };
    return page(version, [array]);
  }

  const list: Handler = { secured: true, run: ({ version }, world) => json(200, show(version, world)) };
  const update: Handler = {
    secured: true,
    run({ incoming, version, session }, world) {
      let body: { idle_timeout?: unknown };
      try {
        body = { ...JSON.parse(incoming.body || "{}") } as typeof body;
      } catch {
        return fail(incoming, 400, "The request body is not JSON.", world);
      }
      const timeout = body.idle_timeout;
      if (!hasIdleTimeout(version) || typeof timeout !== "number")
        return fail(incoming, 400, "Nothing to change: idle_timeout is settable from 1.12.", world);
      if (timeout !== 0 && !(timeout >= idleRange.from && timeout <= idleRange.to)) {
        return fail(incoming, 400, `idle_timeout must be 0, or from ${idleRange.from} to ${idleRange.to} milliseconds.`, world);
      }
      world.policies.idleTimeout = timeout;
      world.counters.effects += 1;
      world.note("effect", { session, account: session?.account, detail: `idle_timeout set to ${timeout}` });
      return json(200, show(version, world));
    },
  };

  return [
    { operation: "listArrays", method: "GET", path: "/api/{version}/arrays", handler: list },
    { operation: "updateArray", method: "PATCH", path: "/api/{version}/arrays", handler: update },
  ];
}
