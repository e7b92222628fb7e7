import { readXSession } from "../session/read-x-session.ts";
import { describeSession } from "../session/session-descriptor.ts";
import type { Descriptor } from "../session/session-descriptor.ts";
import { own } from "../source/json.ts";
import { SpecError } from "../source/spec-error.ts";
import { operationsOf } from "../spec/spec-operations.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { Pair, SpecChange } from "./changes/spec-change.ts";
import { operationLabel } from "./changes/uses.ts";

/**
 * What a client does by itself, and no type shows: where it calls, what its login and its logout send beside what it is given, and
 * which operations need the session. What another line calls a break is not told twice.
 */
export function changedSession({ before, after }: Pair, told: readonly SpecChange[]): SpecChange[] {
  const [former, present] = [sessionOf(before), sessionOf(after)];
  if (former === undefined || present === undefined) return [];
  const isTold = (place: RegExp | string) =>
    told.some(
      ({ level, ...one }) => level === "breaking" && (typeof place === "string" ? one.place.includes(place) : place.test(one.place)),
    );
  const line = (place: string, path: readonly string[], what: string, remedy: string): SpecChange[] => [
    { level: "breaking", place, what, remedy, subjects: [place], position: () => after.position(path) },
  ];
  const [was, is] = [former.server.url, present.server.url];
  const server = `without \`baseUrl\`, calls go to \`${is}\` where they went to \`${was}\`.`;
  const sends = (["login", "logout"] as const).flatMap((name) => {
    const [old, now] = [former[name], present[name]];
    if (old === undefined || now === undefined || JSON.stringify(old.fixed) === JSON.stringify(now.fixed)) return [];
    const path = ["paths", now.path, now.method.toLowerCase()];
    return isTold(`\`${labelOf(now)}\``)
      ? []
      : line(`\`${labelOf(now)}\``, path, "what the client sends by itself is different.", "Look at what the server makes of it.");
  });
  const calls = new Set(operationsOf(after).map(({ method, path }) => operationLabel(method, path)));
  const open = new Set(present.open.map(labelOf));
  const closed = former.open.filter((address) => calls.has(labelOf(address)) && !open.has(labelOf(address)));
  return [
    ...(was === is || isTold(/servers?/i) ? [] : line("`servers`", ["servers"], server, "Give `baseUrl`, or look at what answers there.")),
    ...sends,
    ...closed.flatMap((address) => {
      const path = ["paths", address.path, address.method.toLowerCase()];
      const needs = "it needs the session, and was open: a call logs in.";
      return isTold(`\`${labelOf(address)}\``) ? [] : line(`\`${labelOf(address)}\``, path, needs, "Give credentials.");
    }),
  ];
}

const labelOf = ({ method, path }: Descriptor["open"][number]): string => operationLabel(method.toLowerCase(), path);

/** `undefined` where there is none, or none that can be described: `generate` says what is wrong. */
function sessionOf(spec: Spec): Descriptor | undefined {
  if (own(spec.document, "x-session") === undefined) return undefined;
  try {
    const operations = operationsOf(spec);
    // A package's name is no matter here.
    return describeSession({ ...spec, name: "any" }, operations, readXSession(spec, operations)).session;
  } catch (error) {
    if (error instanceof SpecError) return undefined;
    throw error;
  }
}
