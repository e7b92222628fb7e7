import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { startEmulator } from "@vendor-auth/emulator";
import { createClient } from "redis";
import { summary, type Timing } from "../measure/interleaved.ts";

const processes = 100;
const turns = 10;
const redisUrl = process.env.REDIS_URL ?? "redis://127.0.0.1:6379/15";

/** One of the processes: makes one call, and prints when it was answered and, if it was the one, when it had logged in. */
const program = `
  import { flashblade } from "@vendor-auth/session/flashblade";
  const { baseUrl, credentials, directory, prefix, redisUrl } = JSON.parse(process.argv[1]);
  let store, close = () => {};
  if (directory) store = (await import("@vendor-auth/session/node")).fileStore({ directory, wait: 240_000 });
  if (prefix) {
    const { createClient } = await import("redis");
    const client = await createClient({ url: redisUrl }).connect();
    close = () => client.destroy();
    store = (await import("@vendor-auth/session/redis")).redisStore(client, { prefix, wait: 240_000 });
  }
  const now = () => performance.timeOrigin + performance.now();
  let loggedIn;
  const onEvent = ({ type, attempt }) => { if (type === "login" && attempt > 0) loggedIn = now(); };
  const client = flashblade({ baseUrl, credentials, store, account: "bench", onEvent, loginTimeout: 240_000 });
  const { status } = await client.fetch("2.26/arrays");
  console.log(JSON.stringify({ status, answered: now(), loggedIn }));
  close();
`;

interface Told {
  readonly status: number;
  readonly answered: number;
  readonly loggedIn?: number;
}

function runOne(job: object): Promise<Told> {
  const cwd = fileURLToPath(new URL("../..", import.meta.url)); // where the packages are found
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, JSON.stringify(job)], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (piece: Buffer) => (printed += piece.toString()));
  return new Promise((resolve, reject) => {
    child.on("close", () => {
      if (printed) resolve(JSON.parse(printed) as Told);
      else reject(new Error("a process ended without an answer: see above"));
    });
  });
}

/** All processes at once on an empty store. Microseconds from the end of the one login to the last first answer. */
async function once(job: object): Promise<number> {
  await using emulator = await startEmulator("flashblade", { history: 1 });
  const { baseUrl, credentials } = emulator;
  const told = await Promise.all(Array.from({ length: processes }, () => runOne({ baseUrl, credentials, ...job })));
  const { logins, refused } = emulator.counters;
  const failed = told.filter(({ status }) => status !== 200).length;
  if (logins !== 1 || refused + failed > 0) {
    throw new Error(
      `expected 1 login and no failure, and the server saw ${logins} logins; ${refused} calls were refused, ${failed} failed`,
    );
  }
  const end = told.find(({ loggedIn }) => loggedIn !== undefined)?.loggedIn ?? Number.NaN;
  return (Math.max(...told.map(({ answered }) => answered)) - end) * 1000;
}

async function hasRedis(): Promise<boolean> {
  const client = createClient({ url: redisUrl, socket: { reconnectStrategy: false, connectTimeout: 1_000 } });
  client.on("error", () => undefined);
  return client.connect().then(
    () => client.close().then(() => true),
    () => false,
  );
}

/**
 * A hundred processes that start cold on one account, through a file store and through Redis: the time from the login's end
 * to the first answer of the last of them, the start of most of them included. Fails unless each turn took one login.
 */
export async function sharedLogin(): Promise<Timing[]> {
  const folder = await mkdtemp(join(tmpdir(), "vendor-auth-bench-"));
  const contenders: [name: string, job: (turn: number) => object][] = [
    ["file store, 100 processes", (turn) => ({ directory: join(folder, String(turn)) })],
  ];
  if (await hasRedis())
    contenders.push(["Redis, 100 processes", (turn) => ({ redisUrl, prefix: `vendor-auth-bench-${process.pid}-${turn}:` })]);
  else console.error(`bench: no Redis answers at ${redisUrl}: its row is left out`);
  try {
    const times = contenders.map((): number[] => []);
    for (let turn = 0; turn < turns; turn += 1) {
      for (const [index, [, job]] of contenders.entries()) times[index]?.push(await once(job(turn)));
    }
    return contenders.map(([name], index) => summary(name, times[index] ?? [], []));
  } finally {
    await rm(folder, { recursive: true, force: true });
    await removeKeys();
  }
}

/** What the turns left in Redis. */
async function removeKeys(): Promise<void> {
  if (!(await hasRedis())) return;
  const client = await createClient({ url: redisUrl }).connect();
  for await (const keys of client.scanIterator({ MATCH: `vendor-auth-bench-${process.pid}-*`, COUNT: 1_000 })) {
    if (keys.length > 0) await client.del(keys);
  }
  await client.close();
}
