import type { ApiDescription, DescribedOperation, DescribedParameter, SessionDescription } from "@vendor-auth/codegen/description";

export type { ApiDescription, DescribedOperation, DescribedParameter, SessionDescription };

/** What is said of a session: where its values come from, where they go, what the login and the logout carry. */
export type SessionFacts = SessionDescription["session"];
/** A value that a login earns, or that every call carries as the login is given it. */
export type Credential = SessionFacts["credentials"][number];
/** Where a value of a session comes from. */
export type ValueSource = Credential["from"];
/** Where a call carries a value. */
export type Destination = Credential["to"];
/** Something that an answer's body must say. */
export type Condition = NonNullable<SessionFacts["login"]["success"]>[number];
