import type { OperationName } from "../server/operations.ts";

/** What somebody does at some moment: a user, an administrator, the machine. Times are milliseconds since the run began. */
export type Action = { readonly at: number } & (
  | {
      readonly what: "call";
      readonly client: string;
      readonly operation: OperationName;
      /** Milliseconds after which the caller's signal aborts; 0: before the call. */
      readonly patience?: number | undefined;
    }
  | { readonly what: "login" | "logout" | "dispose"; readonly client: string }
  | { readonly what: "kill" | "restart"; readonly process: string }
  /** The server takes another credential; users are given it so many milliseconds later. */
  | { readonly what: "rotate"; readonly account: string; readonly delay: number; readonly endsSessions: boolean }
  | { readonly what: "lapse"; readonly account: string | undefined }
  | { readonly what: "refuse calls"; readonly ms: number }
  | { readonly what: "throttle logins"; readonly ms: number; readonly retryAfter: number }
  | { readonly what: "clock"; readonly process: string; readonly ms: number }
  | { readonly what: "forget" }
);

/** An action in words, for the trace. */
export function describeAction(action: Action): string {
  const { at: _, what, ...details } = action;
  return `${what} ${Object.entries(details)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(", ")}`;
}
