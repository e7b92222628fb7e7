import { bareFetch, facade, inTurn, middleware } from "./clients.ts";
import { interleaved, processorTime, type Timing } from "./interleaved.ts";
import { loadPeers } from "./peers.ts";
import { apiToken, baseUrl, stub, token, withDispatch } from "./stand-in.ts";

/** A logged-in call of each client: against a `fetch` that answers at once, or the built-in one without its socket. */
export async function call(kind: "stub" | "dispatch", slices: number, count: number, isWithPeers = true): Promise<Timing[]> {
  const send = kind === "stub" ? stub : fetch;
  const target = { baseUrl, apiToken, token, send };
  const peers = isWithPeers ? await (await loadPeers()).callers(target) : [];
  const callers = [middleware(target), bareFetch(target), ...facade(target), ...peers];
  const time = () => interleaved(callers.map(inTurn), slices, count, processorTime);
  return kind === "stub" ? time() : withDispatch(time);
}
