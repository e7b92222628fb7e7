/** A value, or a promise of it. */
export type MaybePromise<T> = T | Promise<T>;

/** A value, or a function asked for it whenever a login is due, and once more after it, to notice a rotation. */
export type Provide<T> = T | (() => MaybePromise<T>);

/** What a login earned. Plain JSON: safe to store, never safe to log. */
export interface Session {
  /** When the login was answered, by this machine's clock (ISO 8601). */
  readonly issuedAt: string;
  /** Where its calls go: the base URL given, or the one the login was redirected to. */
  readonly baseUrl: string;
  /** The session's credentials by name of their security scheme. */
  readonly secrets: Readonly<Record<string, string>>;
  /** In a store: a keyed hash of the credentials that opened it, so that other credentials of the same account do not use it. */
  readonly openedWith?: string;
}

/** True when both came from the same login, though the server may have replaced values since: the salt of each hash is its own. */
export function isSameLogin(a: Session, b: Session): boolean {
  return isSameSession(a, b) || (a.openedWith !== undefined && a.openedWith === b.openedWith);
}

/** True when both carry the same values. */
export function isSameSession(a: Session, b: Session): boolean {
  const names = Object.keys(a.secrets);
  return a === b || (names.length === Object.keys(b.secrets).length && names.every((name) => a.secrets[name] === b.secrets[name]));
}

/** A copy to hand out: `secrets` can be read, but is not shown when the session is logged, serialised or cloned. */
export function concealed(session: Session): Session {
  const { issuedAt, baseUrl, secrets } = session;
  return Object.defineProperty({ issuedAt, baseUrl }, "secrets", { get: () => secrets }) as Session;
}

/** True for what a store should hold: a session whose calls go to one of `origins`. Stores can be damaged, and tampered with. */
export function isSession(value: unknown, origins: readonly string[]): value is Session {
  const { issuedAt, baseUrl, secrets, openedWith = "" } = (value ?? {}) as Partial<Record<keyof Session, unknown>>;
  return (
    typeof issuedAt === "string" &&
    typeof openedWith === "string" &&
    typeof baseUrl === "string" &&
    origins.some((origin) => baseUrl === origin || baseUrl.startsWith(`${origin}/`)) &&
    !/[?#]/.test(baseUrl) &&
    typeof secrets === "object" &&
    secrets !== null &&
    Object.values(secrets).every((secret) => typeof secret === "string" && !/[\r\n\0]/.test(secret))
  );
}
