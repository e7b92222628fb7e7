import type { SessionStore } from "../../model/session-store.ts";
import type { Session } from "../../model/session.ts";
import { type EncryptionKey, fromBase64, importKeys, toBase64 } from "./encryption-keys.ts";
import { createWarn, type Warn } from "../support/warn.ts";

export type EncryptionOptions = (
  | { readonly key: EncryptionKey; readonly keys?: never }
  /** The newest first: it encrypts, all decrypt. To change keys, put the new one in front; drop the old one later. */
  | { readonly keys: readonly EncryptionKey[]; readonly key?: never }
) & {
  /** Called with values that cannot be decrypted, by key. Default: Node's warnings. */
  readonly onWarning?: Warn | undefined;
};

/** What the inner store holds. */
interface Sealed {
  readonly encrypted: 1;
  readonly keyId: string;
  /** Initialisation vector, 12 bytes, base64. */
  readonly iv: string;
  /** Ciphertext and tag, base64. */
  readonly data: string;
}

const encoder = new TextEncoder();

/**
 * A store that keeps everything encrypted in another one: AES-256-GCM, bound to its key in the store, so that values cannot
 * be swapped. A value that cannot be decrypted (another key, changed, never encrypted) counts as absent, and a warning says
 * why. Locks and holders are those of the inner store. Throws `options_invalid` for an invalid key.
 */
export function encrypted<Store extends SessionStore>(
  store: Store,
  options: EncryptionOptions,
): SessionStore & Pick<Store, "exclusive" | "orphaned"> {
  const imported = importKeys(options.keys ?? [options.key]);
  const warn = createWarn(options.onWarning);

  async function open(key: string, sealed: Partial<Sealed>): Promise<Session | string> {
    const { keyId, iv: ivText, data } = sealed;
    if (typeof sealed.encrypted === "number" && (sealed.encrypted as number) !== 1) {
      return `was encrypted by another version of @vendor-auth/session, in version ${String(sealed.encrypted)} of the format; this one reads version 1`;
    }
    if (sealed.encrypted !== 1 || typeof keyId !== "string") return "is not encrypted";
    const fitting = (await imported).find(({ id }) => id === keyId);
    if (!fitting) return `was encrypted with the key ${keyId}, which is not among the keys given`;
    const iv = typeof ivText === "string" && fromBase64(ivText);
    const bytes = typeof data === "string" && fromBase64(data);
    if (!iv || !bytes) return "was changed: it is not base64";
    try {
      const plain = await crypto.subtle.decrypt(parameters(key, keyId, iv), fitting.key, bytes);
      return JSON.parse(new TextDecoder().decode(plain)) as Session;
    } catch {
      return "was changed, or belongs to another key of the store";
    }
  }

  async function openOrWarn(key: string, sealed: object | undefined): Promise<Session | undefined> {
    if (sealed === undefined) return undefined;
    const opened = await open(key, sealed);
    if (typeof opened !== "string") return opened;
    warn(`What the store holds for ${key} ${opened}. It counts as absent.`);
    return undefined;
  }

  async function orphaned(only?: string): Promise<ReadonlyMap<string, Session>> {
    const sessions = new Map<string, Session>();
    for (const [key, sealed] of (await store.orphaned?.(only)) ?? []) {
      const session = await openOrWarn(key, sealed);
      if (session) sessions.set(key, session);
    }
    return sessions;
  }

  return {
    ...(store.exclusive && { exclusive: store.exclusive.bind(store) }),
    ...(store.orphaned && { orphaned }),

    get: async (key: string) => openOrWarn(key, await store.get(key)),

    async set(key: string, session: Session) {
      const [newest] = await imported;
      if (!newest) return;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = encoder.encode(JSON.stringify(session));
      const data = new Uint8Array(await crypto.subtle.encrypt(parameters(key, newest.id, iv), newest.key, plain));
      const sealed: Sealed = { encrypted: 1, keyId: newest.id, iv: toBase64(iv), data: toBase64(data) };
      await store.set(key, sealed as unknown as Session); // a store takes any JSON object
    },

    delete: (key: string) => store.delete(key),
  };
}

function parameters(key: string, keyId: string, iv: Uint8Array<ArrayBuffer>) {
  return { name: "AES-GCM", iv, additionalData: encoder.encode(JSON.stringify(["vendor-auth", 1, keyId, key])) };
}
