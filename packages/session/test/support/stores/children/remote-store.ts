// A process of its own with a store, which does what its parent asks for. See remote-store.ts beside the tests.
import { openStore, type StoreSpec } from "../open-store.ts";
import type { Session } from "../../../../src/model/session.ts";

interface Request {
  readonly id: number;
  readonly op: "get" | "set" | "delete" | "hold" | "release" | "keepSetting";
  readonly key: string;
  readonly session?: Session;
}

const { store, close } = await openStore(JSON.parse(process.argv[2] ?? "") as StoreSpec);
let release = (): void => {};
let holding: Promise<unknown> = Promise.resolve();

async function answer({ op, key, session }: Request): Promise<unknown> {
  if (op === "get") return store.get(key);
  if (op === "delete") return store.delete(key);
  if (op === "set" && session) return store.set(key, session);
  if (op === "hold") return hold(key);
  if (op === "release") {
    release();
    return holding;
  }
  if (!session) throw new Error(`${op} needs a session`);
  for (let n = 0; ; n += 1) await store.set(key, { ...session, issuedAt: String(n) });
}

function hold(key: string): Promise<string> {
  return new Promise((resolve, reject) => {
    holding = store.exclusive(key, async (lost) => {
      lost.addEventListener("abort", () => process.send?.({ event: "lost", code: (lost.reason as { code?: string }).code }));
      await new Promise<void>((end) => {
        release = end;
        resolve("held");
      });
    });
    holding.catch(reject);
  });
}

process.on("message", async (request: Request) => {
  try {
    process.send?.({ id: request.id, value: await answer(request) });
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    process.send?.({ id: request.id, error: { code, message } });
  }
});
process.on("disconnect", close);
process.send?.({ event: "ready" });
