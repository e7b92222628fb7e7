import type { Descriptor } from "../../session/session-descriptor.ts";
import { operationsOf } from "../../spec/spec-operations.ts";
import type { Pair, SpecChange } from "../changes/spec-change.ts";
import { describedSession } from "../judge/described-session.ts";
import { labelOf } from "./told-once.ts";

/**
 * What a client does by itself, and no type shows: where it calls, what its login and its logout send beside what it is given, and
 * which operations need the session. What another line calls a break is not told twice.
 */
export function changedSession({ before, after }: Pair, told: readonly SpecChange[]): SpecChange[] {
  const [former, present] = [describedSession(before)?.session, describedSession(after)?.session];
  if (former === undefined || present === undefined) return [];
  const broken = (subject: string, path: readonly string[], what: string, remedy: string): SpecChange[] => {
    const place = `\`${subject}\``;
    if (told.some((one) => one.level === "breaking" && one.place.includes(place))) return [];
    return [{ level: "breaking", place, what, remedy, subjects: [subject], position: () => after.position(path) }];
  };
  const brokenOperation = (address: Address, what: string, remedy: string) =>
    broken(labelOf(address), ["paths", address.path, address.method.toLowerCase()], what, remedy);

  const [was, is] = [former.server.url, present.server.url];
  const where = `without \`baseUrl\`, calls go to \`${is}\` where they went to \`${was}\`.`;
  const senders = [
    [former.login, present.login],
    [former.logout, present.logout],
  ] as const;
  const calls = new Set(operationsOf(after).map(labelOf));
  const open = new Set(present.open.map(labelOf));
  return [
    ...(was === is ? [] : broken("servers", ["servers"], where, "Give `baseUrl`, or look at what answers there.")),
    ...senders.flatMap(([old, now]) => {
      if (old === undefined || now === undefined || JSON.stringify(old.fixed) === JSON.stringify(now.fixed)) return [];
      return brokenOperation(now, "what the client sends by itself is different.", "Look at what the server makes of it.");
    }),
    ...former.open
      .filter((address) => calls.has(labelOf(address)) && !open.has(labelOf(address)))
      .flatMap((address) => brokenOperation(address, "it needs the session, and was open: a call logs in.", "Give credentials.")),
  ];
}

type Address = Descriptor["open"][number];
