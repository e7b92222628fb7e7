import type { OperationTable } from "./operation-table.ts";

/** Where a value is found on an answer. An empty `pointer` is the whole body. */
export type ValueSource = { readonly in: "header" | "cookie"; readonly name: string } | { readonly in: "body"; readonly pointer: string };

/** Where a credential goes on a request. */
export interface ValueDestination {
  readonly in: "header" | "cookie" | "query";
  readonly name: string;
  /** Written before the value, such as `Bearer `. */
  readonly prefix?: string;
}

/** One input of the login: a parameter, or a property of its body. */
export interface LoginInput {
  /** Its name in code. */
  readonly name: string;
  readonly in: "header" | "query" | "cookie" | "path" | "body";
  /** Its name on the wire. */
  readonly wire: string;
  readonly required?: boolean;
  /** Declared with `format: password`. */
  readonly secret?: boolean;
  /** JSON pointers to secrets within its value, with `*` for each item of a list. */
  readonly secrets?: readonly string[];
}

export interface OperationAddress {
  readonly method: string;
  readonly path: string;
}

/**
 * How a session of an API is opened, carried and closed: plain facts, generated as `session.ts` from the spec's
 * `x-session`. The two type parameters carry the API's `paths` and the login's input; they have no value at run time.
 */
export interface SessionDescriptor<Paths extends {} = {}, Credentials = unknown> {
  readonly vendor: string;
  /** The spec's first server, its variables and their defaults. */
  readonly server: { readonly url: string; readonly variables: Readonly<Record<string, string>> };
  readonly login: OperationAddress & {
    readonly input: readonly LoginInput[];
    /** Media type of the body, when there is one. */
    readonly contentType?: string;
    /** JSON pointers to further secrets in the login's answer, with `*` for each item of a list. */
    readonly secrets: readonly string[];
  };
  readonly logout: OperationAddress & {
    /** Path parameters that the login's answer fills. */
    readonly links: readonly { readonly name: string; readonly from: ValueSource }[];
  };
  readonly credentials: readonly { readonly name: string; readonly from: ValueSource; readonly to: ValueDestination }[];
  /** Operations that need no session. */
  readonly open: readonly OperationAddress[];
  readonly operations: OperationTable;
  readonly types?: { readonly paths: Paths; readonly credentials: Credentials };
}
