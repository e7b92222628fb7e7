import { isObject, own, parsePointer } from "../../source/json.ts";
import type { JsonObject } from "../../source/json.ts";
import { isMethod } from "../../openapi/methods.ts";
import { decodedUri } from "../../text/decoded-uri.ts";
import { targetOf } from "../../openapi/target-of.ts";
import type { RedoclyChange } from "./redocly-report.ts";
import { operationLabel, parameterPlace } from "./uses.ts";
import { replacedReferences } from "./replaced-references.ts";
import type { Use, Uses } from "./uses.ts";

/** Both specs, and where each uses its components. */
export interface Sides {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly usesBefore: Uses;
  readonly usesAfter: Uses;
}

/** A difference, with the operations and the component that it is in. */
export interface LocatedChange extends RedoclyChange {
  readonly sides: Sides;
  /** The steps of its pointer, before the change when it was there. */
  readonly path: readonly string[];
  /** `schemas/User` when it is in a component. */
  readonly component: string | undefined;
  /** By what a changeset can name it: operations, the component. */
  readonly subjects: readonly string[];
  /** For people: `` `POST /login`, answer 200 ``. */
  readonly place: string;
  /** The member within its schema, with the schema's name: `User.status`. Empty where there is none. */
  readonly member: string;
  readonly inRequest: boolean;
  readonly inAnswer: boolean;
}

/** Finds where a difference stands. */
export function locateChange(change: RedoclyChange, sides: Sides): LocatedChange {
  const path = pathOf(change.base ?? change.revision);
  const located = { ...change, sides, path };
  if (path[0] === "components") {
    const replaced = replacedReferences(change, sides, pathOf);
    return { ...located, ...(replaced === undefined ? inComponent(sides, path) : atPlaces(replaced, path)) };
  }
  if (path[0] === "paths") return { ...located, ...inOperation(change.base === undefined ? sides.after : sides.before, path) };
  const subject = path[0] ?? "openapi";
  return { ...located, ...nowhere, subjects: [subject], place: `\`${subject}\`` };
}

/** The steps to one side of a difference. */
export function pathOf(side: RedoclyChange["base"]): string[] {
  return parsePointer(decodedUri((side?.pointer ?? "#").slice(1))) ?? [];
}

type Location = Pick<LocatedChange, "component" | "subjects" | "place" | "member" | "inRequest" | "inAnswer">;

const nowhere = { component: undefined, member: "", inRequest: false, inAnswer: false } as const;

function inComponent(sides: Sides, [, section = "", name = "", ...rest]: readonly string[]): Location {
  if (name === "") return { ...nowhere, subjects: [section], place: `\`components.${section}\`` };
  const component = `${section}/${name}`;
  const uses = sides.usesBefore.get(component) ?? sides.usesAfter.get(component) ?? [];
  const operations = [...new Set(uses.map(({ operation }) => operation))];
  return {
    component,
    subjects: [name, ...operations],
    place: placesText(uses) ?? `${nouns[section] ?? section} \`${name}\`, which no operation uses`,
    member: section === "schemas" ? memberName(rest, name) : memberName(afterSchema(rest), ""),
    inRequest: uses.some(({ direction }) => direction === "request"),
    // A component that no operation uses is still a type, and consumers read it.
    inAnswer: uses.length === 0 || uses.some(({ direction }) => direction === "answer"),
  };
}

/** Of operations that refer to another component now: the member of the one they referred to. */
function atPlaces(uses: readonly Use[], [, section, , ...rest]: readonly string[]): Location {
  return {
    component: undefined,
    subjects: [...new Set(uses.map(({ operation }) => operation))],
    place: placesText(uses) ?? "",
    member: memberName(section === "schemas" ? rest : afterSchema(rest), "").replace(/^\./, ""),
    inRequest: uses.some(({ direction }) => direction === "request"),
    inAnswer: uses.some(({ direction }) => direction === "answer"),
  };
}

function placesText([first, ...others]: readonly Use[]): string | undefined {
  if (first === undefined) return undefined;
  const more = others.length === 0 ? "" : ` and ${others.length} more ${others.length === 1 ? "place" : "places"}`;
  return `\`${first.operation}\`, ${first.place}${more}`;
}

const nouns: Readonly<Record<string, string>> = { schemas: "schema", parameters: "parameter", responses: "answer", headers: "header" };

function inOperation(document: JsonObject, path: readonly string[]): Location {
  const [, url = "", method, ...rest] = path;
  const isOperation = method !== undefined && isMethod(method);
  const operations = isOperation ? [operationLabel(method, url)] : operationsAt(document, url);
  const [part, second, third, header] = isOperation ? rest : path.slice(2);
  const names = { responses: `answer ${second ?? ""}`.trim(), requestBody: "request body", parameters: "parameters" };
  const parameter = part === "parameters" && second !== undefined ? parameterPlace(document, at(document, path, second)) : undefined;
  const place = parameter ?? names[part as keyof typeof names];
  const ofHeader = third === "headers" && rest.length > 4 ? `, header \`${header}\`` : "";
  return {
    component: undefined,
    subjects: operations,
    place: `${operations.map((operation) => `\`${operation}\``).join(" and ")}${place === undefined ? "" : `, ${place}${ofHeader}`}`,
    member: memberName(afterSchema(rest), ""),
    inRequest: part === "parameters" || part === "requestBody",
    inAnswer: part === "responses",
  };
}

/** All that a path holds. */
function operationsAt(document: JsonObject, url: string): string[] {
  const item = valueAt(document, ["paths", url]);
  const found = Object.keys(isObject(item) ? item : {}).filter(isMethod);
  return found.length === 0 ? [url] : found.map((method) => operationLabel(method, url));
}

function at(document: JsonObject, path: readonly string[], last: string): unknown {
  return valueAt(document, path.slice(0, path.lastIndexOf(last) + 1));
}

function afterSchema(path: readonly string[]): string[] {
  const index = path.indexOf("schema");
  return index === -1 ? [] : path.slice(index + 1);
}

/** `["properties", "roles", "items", "enum"]` of `User` as `User.roles[]`. */
function memberName(path: readonly string[], schema: string): string {
  let name = schema;
  for (let index = 0; index < path.length; index += 1) {
    if (path[index] === "properties" && path[index + 1] !== undefined) name += `${name === "" ? "" : "."}${path[(index += 1)]}`;
    else if (path[index] === "items") name += "[]";
    else if (path[index] === "prefixItems" && path[index + 1] !== undefined) name += `[${path[(index += 1)]}]`;
    else if (path[index] === "additionalProperties" && path[index + 1] !== undefined) name += "[…]";
    else if (path[index] === "patternProperties" && path[index + 1] !== undefined) name += "[…]";
  }
  return name;
}

/** What stands at a path, with references followed. */
export function valueAt(document: JsonObject, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => own(resolved(document, value), key), document);
}

/** What a reference leads to; anything else as it is. */
export function resolved(document: JsonObject, value: unknown): unknown {
  const reference = own(value, "$ref");
  return typeof reference === "string" ? resolved(document, targetOf(document, reference)?.value) : value;
}
