/** What an API answers, and what its login takes, is known to whoever read its documentation, not to a compiler. */
// oxlint-disable-next-line no-explicit-any
export type Known = any;

/** A request that somebody wrote who read the vendor's documentation. */
export interface Plain {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How one API is used by hand: nothing here is read from its description. */
export interface PlainVendor {
  readonly name: string;
  readonly spec: string;
  readonly overlays?: readonly string[];
  /** What the login is given where the description lets several things be. */
  readonly given?: object;
  login(credentials: Known): Plain;
  /** Headers that go with every call, the login included. */
  always?(credentials: Known): Record<string, string>;
  /** The headers that carry the session. */
  session(answer: { readonly headers: Headers; readonly body: Known }): Record<string, string>;
  readonly read: string;
  logout?(answer: { readonly headers: Headers; readonly body: Known }, credentials: Known): Plain;
}

export const json = (method: string, path: string, body: unknown): Plain => ({
  method,
  path,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
export const form = (path: string, body: Record<string, string>): Plain => ({
  method: "POST",
  path,
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams(body).toString(),
});
export const basic = (method: string, path: string, { username, password }: Record<string, string>, headers = {}): Plain => ({
  method,
  path,
  headers: { ...headers, authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}` },
});
export const cookie = (headers: Headers, name: string): string => {
  const found = headers.getSetCookie().find((line) => line.startsWith(`${name}=`)) ?? "";
  return found.slice(name.length + 1).split(";")[0] ?? "";
};
