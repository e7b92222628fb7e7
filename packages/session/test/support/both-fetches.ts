import { afterAll, beforeAll } from "vitest";
import { nodeFetch } from "../../src/node/index.ts";
import { startBehaviourServer } from "./behaviour-server.ts";

/** For `describe.each`: one suite for both, so that whatever holds for the built-in fetch holds for ours. */
export const bothFetches: [string, typeof fetch][] = [
  ["fetch", globalThis.fetch],
  ["nodeFetch", nodeFetch()],
];

/** A behaviour server for all tests of a file. */
export function behaviourServer() {
  let server: Awaited<ReturnType<typeof startBehaviourServer>> | undefined;
  beforeAll(async () => {
    server = await startBehaviourServer();
  });
  afterAll(() => server?.close());
  return {
    url: (path: string) => `${server?.origin}${path}`,
    /** Connections so far, and answers that clients left before their end. */
    seen: (what: "connections" | "aborted") => server?.seen[what] ?? 0,
  };
}
