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
    connections: () => server?.seen.connections ?? 0,
    /** How many answers on this path, query included, clients left before their end. */
    left: (path: string) => server?.seen.left.get(path) ?? 0,
  };
}
