import ts from "typescript";
import { about, access, code } from "./code.ts";
import type { Code } from "./code.ts";
import { componentNamed } from "../types/members.ts";
import { isSameNode } from "../types/same-nodes.ts";
import { formGuards } from "./forms.ts";
import { isAny, isObject, literalOf, methodOf } from "../types/kinds.ts";
import type { TypeReader, TypeView } from "../types/type-reader.ts";

/** Where a value stands in a line of code. */
export interface Reading {
  /** The variable that holds it. */
  readonly name: string;
  /** What stands before and after code that uses it. */
  readonly before: string;
  readonly after: string;
  /** `User.roles[]` */
  readonly member: string;
  /** The components that were entered on the way. */
  readonly entered: readonly string[];
  /** Whether what is written alike on both sides is passed over, and what a component is made of is looked at where its name is not. */
  readonly isChanged: boolean;
}

/** Writes lines of code that read a value of a type, each of them as a consumer might. */
export function readUses(reader: TypeReader, root: TypeView, reading: Reading): Code[] {
  const lines: Code[] = [];
  const use = (at: Reading, text: string, member = at.member): void => {
    lines.push(code(at.before, about(member, text), at.after));
  };

  const readValue = (given: TypeView, at: Reading): void => {
    const parts = reader.parts(given);
    if (parts.some(({ type }) => isAny(type))) return;
    const objects = parts.filter(({ type }) => isObject(type));
    const others = parts.filter(({ type }) => !isObject(type));
    const component = componentNamed(given.node);
    if (others.length > 0 || objects.length > 1 || component !== undefined || reader.elements(given)?.isTuple === true)
      use(at, `take<${given.text}${isOptional(given) ? " | undefined" : ""}>(${at.name});`);
    const literals = others.flatMap(({ type }) => literalOf(type) ?? []);
    if (literals.length > 0) use(at, comparisons(at.name, literals));
    const method = methodOf(others.map(({ type }) => type));
    if (objects.length === 0 && method !== undefined) use(at, `${at.name}?.${method};`);
    if (objects.length === 0) return;
    const isLeft = component !== undefined && (!at.isChanged || at.entered.includes(component));
    if (isLeft) return;
    const entered = component === undefined ? at.entered : [...at.entered, component];
    const inner = others.length === 0 ? at : guarded(at, `typeof ${at.name} === "object" && ${at.name} !== null`);
    readObjects(objects, { ...inner, entered });
  };

  const readObjects = (objects: readonly TypeView[], at: Reading): void => {
    const [only, second] = objects;
    if (only === undefined) return;
    if (second === undefined) return readObject(only, at);
    for (const { guard, form } of formGuards(reader, objects, at.name)) {
      use(at, `${guard};`);
      const inner = guarded(at, guard);
      if (form.node !== undefined) use(inner, `take<${form.text}>(${at.name});`);
      readObject(form, inner);
    }
    for (const shared of sharedProperties(reader, objects)) readShared(shared, at);
  };

  const readObject = (given: TypeView, at: Reading): void => {
    const elements = reader.elements(given);
    if (elements !== undefined) return readElements(elements, at);
    const properties = reader.properties(given);
    for (const property of properties) {
      if (at.isChanged && property.signature !== undefined && isSameNode(property.signature, property.twin)) continue;
      readProperty(property, at);
    }
    const other = reader.anyName(given);
    if (other === undefined && properties.length > 0) use(at, `(name: keyof typeof ${at.name}) => name.toUpperCase();`);
    if (other !== undefined) readProperty({ name: "any other name", isOptional: false, view: other }, at);
  };

  const readProperty = (property: { name: string; isOptional: boolean; view: TypeView }, at: Reading): void => {
    const member = property.name === "any other name" ? `${at.member}[…]` : memberOf(at.member, property.name);
    const its = `${at.name}${access(property.name)}`;
    use(at, `${its};`, member);
    use(at, `${its} = ${its};`, member);
    readValue(property.view, entering({ ...at, member }, its));
  };

  const readShared = ({ name, views, isOptional: may }: SharedProperty, at: Reading): void => {
    const [its, member] = [`${at.name}${access(name)}`, memberOf(at.member, name)];
    const texts = new Set(views.map(({ text }) => `(${text})`));
    const [first] = views;
    if (texts.size === 1 && first !== undefined) return readProperty({ name, isOptional: may, view: first }, at);
    use(at, `take<${[...texts].join(" | ")}${may ? " | undefined" : ""}>(${its});`, member);
    const literals = views.flatMap((view) => reader.parts(view)).flatMap(({ type }) => literalOf(type) ?? []);
    if (literals.length > 0) use(at, comparisons(its, literals), member);
  };

  const readElements = ({ isTuple, views }: { isTuple: boolean; views: readonly TypeView[] }, at: Reading): void => {
    if (isTuple) {
      views.forEach((item, index) => {
        const member = `${at.member}[${index}]`;
        use(at, `${at.name}[${index}];`, member);
        readValue(item, entering({ ...at, member }, `${at.name}[${index}]`));
      });
      return;
    }
    const member = `${at.member}[]`;
    use(at, `${at.name}.map((each) => each);`, member);
    const [item] = views;
    const next = nextName(at.name);
    if (item === undefined || (at.isChanged && item.twin !== undefined && isSameNode(item.node, item.twin))) return;
    readValue(item, { ...at, name: next, member, before: `${at.before}for (const ${next} of ${at.name}) { `, after: ` }${at.after}` });
  };

  readValue(root, reading);
  return lines;
}

interface SharedProperty {
  readonly name: string;
  readonly isOptional: boolean;
  /** Of each form. */
  readonly views: readonly TypeView[];
}

/** Properties that all forms of a union have. */
function sharedProperties(reader: TypeReader, forms: readonly TypeView[]): SharedProperty[] {
  const [first = [], ...others] = forms.map((form) => (reader.elements(form) === undefined ? reader.properties(form) : []));
  return first.flatMap((property) => {
    const its = [property, ...others.flatMap((properties) => properties.find(({ name }) => name === property.name) ?? [])];
    if (its.length < forms.length) return [];
    return [{ name: property.name, isOptional: its.some((one) => one.isOptional), views: its.map(({ view }) => view) }];
  });
}

function isOptional({ type, text }: TypeView): boolean {
  return type.isUnion() && type.types.some(({ flags }) => (flags & ts.TypeFlags.Undefined) !== 0) && !/\bundefined\b/.test(text);
}

export function memberOf(member: string, name: string): string {
  return member === "" ? name : `${member}.${name}`;
}

function comparisons(value: string, literals: readonly string[]): string {
  return `[${literals.map((literal) => `${value} === ${literal}`).join(", ")}];`;
}

function guarded(at: Reading, condition: string): Reading {
  return { ...at, before: `${at.before}if (${condition}) { `, after: ` }${at.after}` };
}

function entering(at: Reading, expression: string): Reading {
  const name = nextName(at.name);
  return { ...at, name, before: `${at.before}const ${name} = ${expression}; ` };
}

function nextName(name: string): string {
  return `it${Number(name.slice(2) || 0) + 1}`;
}
