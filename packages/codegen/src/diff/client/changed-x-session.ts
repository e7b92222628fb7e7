import { isDeepStrictEqual } from "node:util";
import { isObject, own } from "../../source/json.ts";
import type { JsonObject } from "../../source/json.ts";
import type { Pair, SpecChange } from "../changes/spec-change.ts";

/** What changed in `x-session`. A logout that is named for the first time only adds something; all else that differs breaks. */
export function changedXSession({ before, after }: Pair): SpecChange[] {
  const [former, present] = [factsOf(before.document), factsOf(after.document)];
  return [...new Set([...former.keys(), ...present.keys()])].flatMap((key) => {
    const [was, is] = [former.get(key), present.get(key)];
    if (isDeepStrictEqual(was, is)) return [];
    const position = () => (is === undefined ? before : after).position(["x-session", ...key.split(".", 1)]);
    return [{ place: "`x-session`", subjects: ["x-session"], position, ...weighed(key, was, is) }];
  });
}

/** Its members by name, each of its credentials by `credentials.NAME`. */
function factsOf(document: JsonObject): Map<string, unknown> {
  const facts = own(document, "x-session");
  const { credentials, ...others } = isObject(facts) ? facts : {};
  const each = Object.entries(isObject(credentials) ? credentials : {}).map(([name, from]) => [`credentials.${name}`, from] as const);
  return new Map<string, unknown>([...Object.entries(others), ...each]);
}

function weighed(key: string, was: unknown, is: unknown): Pick<SpecChange, "level" | "what" | "remedy"> {
  if (key !== "logout") {
    const what = `the session's \`${key}\` was \`${text(was)}\` and is \`${text(is)}\`.`;
    const remedy = "Look at what you give as credentials; sessions that were stored are of no use any more.";
    return { level: "breaking", what, remedy };
  }
  if (was === undefined) return { level: "added", what: "the session has a logout: who leaves ends it on the server.", remedy: "" };
  const what =
    is === undefined
      ? "the session has no logout any more: who leaves forgets it, and the server keeps it open."
      : `the session is ended by \`${text(is)}\` where it was ended by \`${text(was)}\`.`;
  return { level: "breaking", what, remedy: "Look at how many sessions the server lets stay open." };
}

function text(value: unknown): string {
  return value === undefined ? "absent" : typeof value === "string" ? value : JSON.stringify(value);
}
