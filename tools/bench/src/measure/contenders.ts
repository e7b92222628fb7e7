import { summary, type Timing } from "./interleaved.ts";
import { inOwnProcesses } from "./own-processes.ts";
import { loadPeers } from "../clients/peers.ts";
import { apiToken, token } from "../clients/stand-in.ts";

/** What is called, and how. `stub` and `dispatch` take processor time, `wire` the time of the wall. */
export interface Setting {
  readonly kind: "stub" | "dispatch" | "wire";
  readonly baseUrl: string;
  /** Calls at a time. */
  readonly concurrency: number;
}

/** Times clients in turns, slice by slice, each in a process of its own. */
export async function contenders(
  names: readonly string[],
  setting: Setting,
  { slices, count, isWithPeers }: { readonly slices: number; readonly count: number; readonly isWithPeers: boolean },
): Promise<Timing[]> {
  const target = { baseUrl: setting.baseUrl, apiToken, token, send: fetch };
  const peers = isWithPeers ? (await (await loadPeers()).callers(target)).map(({ name }) => name) : [];
  const all = [...names, ...peers];
  const settings = all.map((name) => ({ ...setting, name }));
  const times = await inOwnProcesses<number>("contender.ts", settings, { turns: slices, count });
  return all.map((name, index) => summary(name, times[index] ?? [], times[0] ?? []));
}
