import type { SessionFacts } from "../session/read-x-session.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { Descriptor } from "../session/session-descriptor.ts";
import type { Operation } from "../spec/spec-operations.ts";

/** What the reference pages are made from. */
export interface Reference {
  readonly spec: Spec;
  readonly operations: readonly Operation[];
  readonly facts: SessionFacts;
  readonly session: Descriptor;
  /** The package that the examples import. */
  readonly packageName: string;
}

/** The base URL with the defaults of its variables. */
export function baseUrlOf({ session }: Reference): string {
  const { url, variables } = session.server;
  return url.replace(/\{([^}]*)\}/g, (_match, name: string) => variables[name] ?? "");
}
