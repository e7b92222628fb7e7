import type { Account, StyleServer } from "./server/serve.ts";

/** A call as `fetch` takes it, relative to the base URL. */
export interface StyleCall {
  readonly path: string;
  readonly method: "GET" | "POST";
  /** An object goes as JSON, a text as a form. */
  readonly body?: object | string;
}

/** An API of a session style: its server, what its client is given, and what is called. */
export interface Style {
  /** Of its spec, `specs/examples/NAME.yaml`. */
  readonly name: string;
  readonly does: string;
  /** Path of the base URL. */
  readonly base: string;
  readonly start: (account: Account) => Promise<StyleServer>;
  readonly credentials: Readonly<Record<string, unknown>>;
  /** The same, with wrong secrets. */
  readonly wrong: Readonly<Record<string, unknown>>;
  /** Another way to log in. */
  readonly otherCredentials?: Readonly<Record<string, unknown>>;
  readonly read: StyleCall;
  /** A call with an effect. */
  readonly write?: StyleCall;
  /** What the logout sends: method and path; undefined when there is none. */
  readonly logout: RegExp | undefined;
}
