import type { LockingStore } from "@vendor-auth/session/node";
import { redactor } from "../terminal/redactor.ts";
import { tell } from "../terminal/terminal.ts";

/** The store that programs with `fileStore()` use, too. Its warnings go to stderr; no message shows one of its sessions. */
export async function openStore(onKey: (key: string) => void = () => {}): Promise<LockingStore> {
  const { fileStore } = await import("@vendor-auth/session/node");
  const store = fileStore({ onWarning: (message) => tell(`warning: ${message}`) });
  return {
    ...store,
    async get(key) {
      if (!key.endsWith(" refused")) onKey(key);
      const session = await store.get(key);
      redactor.add(session?.secrets);
      return session;
    },
    set(key, session) {
      redactor.add(session.secrets);
      return store.set(key, session);
    },
  };
}
