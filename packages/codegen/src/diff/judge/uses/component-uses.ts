import { about, code } from "./code.ts";
import type { Code } from "./code.ts";
import type { ChangedComponent } from "../types/changed-members.ts";
import { assignUses } from "./assign-uses.ts";
import { readUses } from "./read-uses.ts";
import { writeUses } from "./write-uses.ts";
import type { TypeReader } from "../types/type-reader.ts";

/** Which way values of a component go. */
export interface Directions {
  readonly isRead: boolean;
  readonly isWritten: boolean;
}

/** Writes lines of code that name a component, and read or give values of it. */
export function componentUses(
  reader: TypeReader,
  { component, before, after, state }: ChangedComponent,
  directions: Directions,
  declare: (body: string) => string,
): Code[] {
  const [section = "", ...rest] = component.split("/");
  const name = rest.join("/");
  const type = `components[${JSON.stringify(section)}][${JSON.stringify(name)}]`;
  const member = section === "schemas" ? name : "";
  const named = about(member, `make<${type}>();`);
  if (state === "gone") return [named];
  const view = reader.view(before, after);
  const isChanged = state === "changed";
  const reading = { name: "it0", before: `(it0: ${type}) => { `, after: " };", member, entered: [component], isChanged };
  const around = (value: Code | string) => code(`take<${type}>(`, value, ");");
  const assignments = assignUses(reader, view, { type, member: section === "schemas" ? member : undefined, isChanged });
  return [
    ...(directions.isWritten && !directions.isRead ? assignments : []),
    ...(directions.isRead ? readUses(reader, view, reading) : []),
    ...(directions.isWritten ? writeUses(reader, view, { around, member, entered: [component], isChanged }, declare) : []),
  ];
}
