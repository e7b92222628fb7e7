/**
 * What is known after a logout:
 *
 * | outcome | what is known |
 * |---|---|
 * | `closed` | the server ended the session |
 * | `already closed` | it had ended before: the server said so as the spec declares it, or there was none |
 * | `refused` | the server answered, and did not end it, or did not say so: the session may be open until its time is up |
 * | `unreachable` | no answer, or a failing server: the session may be open until its time is up |
 * | `forgotten` | the API has no logout: the session is open until its time is up |
 */
export type LogoutOutcome = "closed" | "already closed" | "refused" | "unreachable" | "forgotten";
