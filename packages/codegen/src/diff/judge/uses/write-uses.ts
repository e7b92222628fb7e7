import { about, code, key } from "./code.ts";
import type { Code } from "./code.ts";
import { componentNamed } from "../types/members.ts";
import { isSameNode } from "../types/same-nodes.ts";
import { isAny, isObject } from "../types/kinds.ts";
import { memberOf } from "./read-uses.ts";
import type { Property, TypeReader, TypeView } from "../types/type-reader.ts";

/** Where a value that is written goes. */
export interface Writing {
  /** The code around a value. */
  readonly around: (value: Code) => Code;
  readonly member: string;
  readonly entered: readonly string[];
  /** As in `Reading`. */
  readonly isChanged: boolean;
}

/** Writes lines of code that give a value of a type, each of them as a consumer might. `declare` gives an interface a name. */
export function writeUses(reader: TypeReader, view: TypeView, writing: Writing, declare: (body: string) => string): Code[] {
  const lines: Code[] = [];
  const use = (at: Writing, value: Code | string): void => {
    lines.push(at.around(about(at.member, value)));
  };

  const writeValue = (given: TypeView, at: Writing): void => {
    use(at, `make<${given.text}>()`);
    const component = componentNamed(given.node);
    if (component !== undefined && (!at.isChanged || at.entered.includes(component))) return;
    const entered = component === undefined ? at.entered : [...at.entered, component];
    for (const part of reader.parts(given)) {
      if (isObject(part.type) && !isAny(part.type)) writeObject(part, { ...at, entered });
    }
  };

  const writeObject = (given: TypeView, at: Writing): void => {
    const elements = reader.elements(given);
    if (elements !== undefined) return writeElements(elements, at);
    const properties = reader.properties(given);
    const required = properties.filter(({ isOptional }) => !isOptional);
    const given1 = (of: readonly Property[]) => of.map((one) => code(member(at, one, code(`make<${one.view.text}>()`)), ", "));
    use(at, code("{ ", ...given1(required), "}"));
    const body = properties.map(({ name, isOptional, view: its }) => `${key(name)}${isOptional ? "?" : ""}: ${its.text};`);
    const other = reader.anyName(given);
    if (other === undefined) use(at, `make<${declare(`{ ${body.join(" ")} }`)}>()`);
    else use(at, code("{ ", ...given1(required), '"any other name": ', `make<${other.text}>() }`));
    for (const property of properties) {
      if (at.isChanged && property.signature !== undefined && isSameNode(property.signature, property.twin)) continue;
      const rest = required.filter((one) => one !== property);
      const around = (value: Code) => at.around(about(at.member, "{ ", ...given1(rest), member(at, property, value), " }"));
      writeValue(property.view, { ...at, around, member: memberOf(at.member, property.name) });
    }
  };

  const writeElements = ({ isTuple, views }: { isTuple: boolean; views: readonly TypeView[] }, at: Writing): void => {
    if (isTuple) return use(at, `[${views.map(({ text }) => `make<${text}>()`).join(", ")}]`);
    use(at, "[]");
    const [item] = views;
    if (item === undefined || (at.isChanged && item.twin !== undefined && isSameNode(item.node, item.twin))) return;
    const around = (value: Code) => at.around(code("[", value, "]"));
    writeValue(item, { ...at, around, member: `${at.member}[]` });
  };

  writeValue(view, writing);
  return lines;
}

function member(at: Writing, { name }: Property, value: Code): Code {
  return about(memberOf(at.member, name), `${key(name)}: `, value);
}
