import type { OperationTable } from "./operation-table.ts";

/** Where a value is found on an answer. An empty `pointer` is the whole body. */
export type ValueSource =
  | { readonly in: "header"; readonly name: string }
  | { readonly in: "cookie"; readonly name: string }
  | { readonly in: "body"; readonly pointer: string };

/** A value that the login was given: the input of this name, or what `pointer` names in it. */
export interface InputSource {
  readonly in: "input";
  readonly name: string;
  readonly pointer: string;
}

/** Where a credential goes on a request. */
export interface ValueDestination {
  readonly in: "header" | "cookie" | "query";
  readonly name: string;
  /** Written before the value, such as `Bearer `; not where the value begins with it. */
  readonly prefix?: string;
  /** `basic`: the value is the password of HTTP Basic, without a user's name. */
  readonly encoding?: "basic";
}

/** One input of the login: a parameter, a property of its body, or what a security scheme of it takes. */
export interface LoginInput {
  /** Its name in code. */
  readonly name: string;
  /** `basic`: the user's name or the password of HTTP Basic. */
  readonly in: "header" | "query" | "cookie" | "path" | "body" | "basic";
  /** Its name on the wire. */
  readonly wire: string;
  readonly required?: boolean;
  /** All of it is a secret. */
  readonly secret?: boolean;
  /** JSON pointers to secrets within it; `*` stands for every member of a list or map. */
  readonly secrets?: readonly string[];
  /** Written before the value, such as `Bearer `. */
  readonly prefix?: string;
}

/** A value that a request carries and nobody gives. */
export interface FixedValue {
  readonly in: "header" | "query" | "cookie" | "path" | "body";
  /** Its name on the wire; for a body a JSON pointer. */
  readonly name: string;
  readonly value: unknown;
  /** Sent only where the caller gives no other. */
  readonly isDefault?: boolean;
}

/** Something that an answer's JSON body must say: one of `values` at `pointer`. */
export interface BodyCondition {
  readonly pointer: string;
  readonly values: readonly unknown[];
}

/** An answer that only a new login heals. */
export interface LapseAnswer {
  /** `403`, `4XX` or `default`. */
  readonly status: string;
  /** The operations whose answer it is; all, when left out. */
  readonly on?: readonly OperationAddress[];
  /** What the body says: all of one of these lists. Left out when the status says it alone. */
  readonly body?: readonly (readonly BodyCondition[])[];
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
    /** The sets of inputs that each are enough to log in, when there are several. */
    readonly ways?: readonly (readonly string[])[];
    readonly fixed?: readonly FixedValue[];
    /** Media type of the body, when there is one. */
    readonly contentType?: string;
    /** There is a way to log in without the body. */
    readonly isBodyOptional?: boolean;
    /** JSON pointers to further secrets in the login's answer; `*` stands for every member of a list or map. */
    readonly secrets: readonly string[];
    /** What the body of a success says, where statuses alone do not tell success from failure. */
    readonly success?: readonly BodyCondition[];
  };
  /** Left out when nothing ends a session but its time. */
  readonly logout?: OperationAddress & {
    /** What of the request is filled from the login: parameters, and for `body` a JSON pointer into it. */
    readonly links: readonly {
      readonly in: "header" | "query" | "cookie" | "path" | "body";
      readonly name: string;
      readonly from: ValueSource | InputSource;
      /** The body carries it as a number or a boolean. */
      readonly isJson?: boolean;
    }[];
    readonly fixed?: readonly FixedValue[];
    /** Media type of the body, when there is one. */
    readonly contentType?: string;
    readonly success?: readonly BodyCondition[];
  };
  readonly credentials: readonly {
    readonly name: string;
    readonly from: ValueSource | InputSource;
    readonly to: ValueDestination;
    /** Some servers do not send it, or some callers do not give it. */
    readonly optional?: boolean;
    /** Later answers may carry it anew, in the same header or cookie. */
    readonly replaced?: boolean;
  }[];
  /** Operations that need no session. */
  readonly open: readonly OperationAddress[];
  /** Answers beside 401 that say "log in again". */
  readonly lapses?: readonly LapseAnswer[];
  readonly operations: OperationTable;
  readonly types?: { readonly paths: Paths; readonly credentials: Credentials };
}

/** The type of a member of a body, also where only some of the body's forms have it. */
export type MemberOf<Body, Name extends PropertyKey> = Body extends unknown
  ? Name extends keyof Body
    ? NonNullable<Body[Name]>
    : never
  : never;
