import ts from "typescript";
import { about, access, code } from "./code.ts";
import type { Code } from "./code.ts";
import { memberOf } from "./read-uses.ts";
import { isAny, isObject } from "../types/kinds.ts";
import { componentNamed } from "../types/members.ts";
import { isSameNode } from "../types/same-nodes.ts";
import type { TypeReader, TypeView } from "../types/type-reader.ts";

/** Of what something is assigned to the members. */
interface Assigned {
  /** The type's name. */
  readonly type: string;
  /** Where it is within what changed; undefined where its members have no place of their own. */
  readonly member: string | undefined;
  /** What both sides have alike is left out. */
  readonly isChanged: boolean;
}

/** Writes lines of code that assign to each member of an object, and to those of the objects that are written in it. */
export function assignUses(reader: TypeReader, view: TypeView, { type, member, isChanged }: Assigned): Code[] {
  const [part, ...others] = reader
    .parts(view)
    .filter(({ type: { flags } }) => (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) === 0);
  if (part === undefined || others.length > 0 || !isObject(part.type) || isAny(part.type) || reader.elements(part) !== undefined) return [];
  return reader.properties(part).flatMap((property) => {
    if (isChanged && property.signature !== undefined && isSameNode(property.signature, property.twin)) return [];
    const { name, view: value } = property;
    const its = member === undefined ? undefined : memberOf(member, name);
    const line = code(`(it0: ${type}) => { `, about(its ?? "", `it0${access(name)} = make<${value.text}>();`), " };");
    if (value.node === undefined || componentNamed(value.node) !== undefined) return [line];
    return [line, ...assignUses(reader, value, { type: `NonNullable<${type}[${JSON.stringify(name)}]>`, member: its, isChanged })];
  });
}
