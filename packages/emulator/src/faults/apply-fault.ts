import { toBytes, type Answer, type HeaderList } from "../http/answer.ts";
import { changeAnswer } from "./change-answer.ts";
import type { FaultAction } from "./fault.ts";
import { drip, endless, gzipped, huge } from "./odd-bodies.ts";

const defaultBytes = 100 * 1024 * 1024;

/** Whether the request takes effect before this action. */
export function isHandled(action: FaultAction | undefined): boolean {
  if (action?.type === "respond") return action.handled === true;
  return !(action?.type === "reset" && action.when === "before");
}

/** The answer that a fault makes of the one that the request earned. */
export function applyFault(action: FaultAction, earned: Answer, signal: AbortSignal): Answer {
  switch (action.type) {
    case "respond":
      return { status: action.status ?? 200, headers: action.headers ?? [], body: action.body ?? "" };
    case "modify":
      return changeAnswer(earned, action);
    case "reset":
      return { ...earned, delivery: "reset" };
    case "hang":
      return { ...earned, delivery: "hang" };
    case "halfBody":
      return { ...earned, delivery: "cut" };
    case "drip":
      return { ...earned, body: drip(toBytes(earned.body), action.bytes ?? 1, action.every ?? 100, signal) };
    case "endless":
      return { ...earned, body: endless(signal) };
    case "huge":
      return { ...earned, body: huge(action.bytes ?? defaultBytes) };
    case "gzipBomb":
      return { ...earned, headers: withHeader(earned.headers, "Content-Encoding", "gzip"), body: gzipped(action.bytes ?? defaultBytes) };
    case "malformedJson": {
      const bytes = toBytes(earned.body);
      const cut = bytes.length > 1 ? bytes.subarray(0, Math.ceil(bytes.length / 2)) : toBytes('{"');
      return { ...earned, headers: withHeader(earned.headers, "Content-Type", "application/json"), body: cut };
    }
    case "raw":
      return { ...earned, raw: toBytes(action.bytes) };
  }
}

function withHeader(headers: HeaderList, name: string, value: string): HeaderList {
  return [...headers.filter(([candidate]) => candidate.toLowerCase() !== name.toLowerCase()), [name, value]];
}
