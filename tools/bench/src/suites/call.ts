import { contenders } from "../measure/contenders.ts";
import type { Timing } from "../measure/interleaved.ts";
import { baseUrl } from "../clients/stand-in.ts";

const names = ["openapi-fetch + auth middleware", "bare fetch", "facade, fb.GET", "facade, fb.fetch"];

/** A logged-in call of each client: against a `fetch` that answers at once, or the built-in one without its socket. */
export function call(kind: "stub" | "dispatch", slices: number, count: number, isWithPeers = true): Promise<Timing[]> {
  return contenders(names, { kind, baseUrl, concurrency: 1 }, { slices, count, isWithPeers });
}
