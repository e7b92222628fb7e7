import { randomUUID } from "node:crypto";
import { json } from "../../http/answer.ts";
import { parseObject } from "../../http/json-object.ts";
import type { Route } from "../../http/router.ts";
import type { SharedPolicies } from "../../policies/shared-policies.ts";
import type { Handler } from "../../model/handler.ts";
import { page } from "./page.ts";

/** What `idle_timeout` may be set to, in milliseconds, beside 0 for "off". */
const idleRange = { from: 300_000, to: 10_800_000 };

/** Whether the array shows and takes `idle_timeout` in this version: from 1.12. */
function hasIdleTimeout(version: string | undefined): boolean {
  const [major = 0, minor = 0] = (version ?? "").split(".").map(Number);
  return major >= 2 || minor >= 12;
}

/** The array itself. Its `idle_timeout` is the policy `idleTimeout`. */
export function createArrays(policies: SharedPolicies): Route<Handler>[] {
  const id = randomUUID();

  function show(version: string | undefined, now: number): unknown {
    const array = {
      id,
      name: "flashblade-1",
      os: "Purity//FB",
      version: "3.3.0",
      revision: "0a1b2c3",
      time_zone: "UTC",
      ntp_servers: ["ntp.example.com"],
      _as_of: now,
      ...(hasIdleTimeout(version) && { idle_timeout: policies.idleTimeout }),
    };
    return page(version, [array]);
  }

  const list: Handler = { secured: true, run: ({ params }, { clock }) => json(200, show(params["version"], clock.now())) };
  const update: Handler = {
    secured: true,
    run({ incoming, params, session, refuse }, state) {
      const { version } = params;
      const body = parseObject(incoming.body);
      if (body === undefined) return refuse(400, "The request body is not JSON.");
      const timeout = body["idle_timeout"];
      if (!hasIdleTimeout(version) || typeof timeout !== "number")
        return refuse(400, "Nothing to change: idle_timeout is settable from 1.12.");
      if (timeout !== 0 && !(timeout >= idleRange.from && timeout <= idleRange.to))
        return refuse(400, `idle_timeout must be 0, or from ${idleRange.from} to ${idleRange.to} milliseconds.`);
      policies.idleTimeout = timeout;
      state.noteEffect(session, `idle_timeout set to ${timeout}`);
      return json(200, show(version, state.clock.now()));
    },
  };

  return [
    { operation: "listArrays", method: "GET", path: "/api/{version}/arrays", handler: list },
    { operation: "updateArray", method: "PATCH", path: "/api/{version}/arrays", handler: update },
  ];
}
