import { summary, type Timing } from "../measure/interleaved.ts";
import { inOwnProcesses } from "../measure/own-processes.ts";
import { loadPeers } from "../clients/peers.ts";
import { baseUrl } from "../clients/stand-in.ts";

/** What the server saw of one herd, and what became of its calls. */
export interface Counts {
  readonly logins: number;
  readonly failures: number;
  readonly requests: number;
}

/** Counts are the most that came of one herd. */
export type Herd = Timing & Counts;

/** Many calls in flight on a session that has lapsed, each client in a process of its own. */
export async function herd(size: number, isStaggered: boolean, turns: number, isWithPeers = true): Promise<Herd[]> {
  const peers = isWithPeers
    ? (await loadPeers()).herds({ baseUrl, send: fetch, login: async () => "", token: "" }).map(({ name }) => name)
    : [];
  const names = ["bare fetch, one promise, generation check", "facade, fb.fetch", ...peers];
  const settings = names.map((name) => ({ name, isStaggered }));
  const herds = await inOwnProcesses<Counts & { readonly time: number }>("herd-contender.ts", settings, { turns, count: size });
  const times = herds.map((one) => one.map(({ time }) => time));
  const most = (index: number, key: keyof Counts) => Math.max(...(herds[index] ?? []).map((one) => one[key]));
  return names.map((name, index) => ({
    ...summary(name, times[index] ?? [], times[0] ?? []),
    logins: most(index, "logins"),
    failures: most(index, "failures"),
    requests: most(index, "requests"),
  }));
}
