import type { SessionStore } from "../../model/session-store.ts";
import type { Session } from "../../model/session.ts";

/** What a case of the contract is given. */
export interface ContractContext {
  readonly store: SessionStore;
  /** Another client of the same storage. */
  readonly other: SessionStore;
  /** A key of an account, which no other test uses. */
  readonly key: (account?: string) => string;
  readonly wait: number;
  readonly breakLock: (key: string) => unknown;
  readonly notice: number;
}

export type ContractCases = Readonly<Record<string, (context: ContractContext) => Promise<void>>>;

export function session(token: string): Session {
  return { issuedAt: "2025-01-01T00:00:00.000Z", baseUrl: "https://host.example/api", secrets: { token } };
}

/** Fails unless both are the same JSON, whatever the order of members. */
export function expectSame(what: string, came: unknown, expected: unknown): void {
  const [a, b] = [canonical(came), canonical(expected)];
  if (a !== b) throw new Error(`${what}: expected ${short(b)}; got ${short(a)}`);
}

export async function expectRejection(what: string, promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`${what}: expected a rejection, and it resolved`);
}

/** Rejects when `promise` takes longer than `ms`. */
export async function within<T>(what: string, ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A lock taken, and kept until `release` is called. */
export async function takeLock(
  store: SessionStore,
  key: string,
): Promise<{ lost: AbortSignal; ended: Promise<void>; release: () => void }> {
  let release!: () => void;
  let ended!: Promise<void>;
  const lost = await new Promise<AbortSignal>((resolve, reject) => {
    ended = exclusiveOf(store)(key, async (signal) => {
      resolve(signal);
      await new Promise<void>((end) => {
        release = end;
      });
    });
    ended.catch(reject);
  });
  return { lost, ended, release: () => release() };
}

export function exclusiveOf(store: SessionStore): NonNullable<SessionStore["exclusive"]> {
  if (!store.exclusive) throw new Error("expected a store with exclusive");
  return store.exclusive.bind(store);
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, member: unknown) =>
      typeof member === "object" && member !== null && !Array.isArray(member)
        ? Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1))
        : member,
    ) ?? "undefined"
  );
}

const short = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text);
