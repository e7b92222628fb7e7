import { mapAt, operationsIn } from "./document.ts";
import type { Json, JsonMap } from "./document.ts";
import type { Choose, Step } from "./schema-steps.ts";

type Found = ReturnType<typeof operationsIn>[number];

function atOperation(fits: (found: Found) => boolean, change: (found: Found, choose: Choose) => void): Step {
  return (document, choose) => {
    const found = operationsIn(document).filter(fits);
    if (found.length === 0) return false;
    change(choose(found), choose);
    return true;
  };
}

const body = (name: string): JsonMap => ({ "application/json": { schema: { $ref: `#/components/schemas/${name}` } } });
const answers = ({ operation }: Found): JsonMap => mapAt(operation, "responses");
const parameters = ({ operation }: Found): Json[] => (Array.isArray(operation["parameters"]) ? operation["parameters"] : []);

/** Steps at operations, and at the names of what is shared. */
export const otherSteps: Readonly<Record<string, Step>> = {
  "an answer more": atOperation(
    () => true,
    (found, choose) => {
      answers(found)[choose(["202", "404", "503"])] ??= { description: "More.", content: body(choose(["Problem", "Fault", "Part"])) };
    },
  ),
  "an answer less": atOperation(
    (found) => Object.keys(answers(found)).length > 1,
    (found, choose) => void Reflect.deleteProperty(answers(found), choose(Object.keys(answers(found)))),
  ),
  "another body": atOperation(
    () => true,
    (found, choose) => {
      const answer = mapAt(answers(found), choose(Object.keys(answers(found))));
      answer["content"] = body(choose(["Problem", "Fault", "Part", "Note"]));
    },
  ),
  "no body": atOperation(
    () => true,
    (found, choose) => void Reflect.deleteProperty(mapAt(answers(found), choose(Object.keys(answers(found)))), "content"),
  ),
  "a header more": atOperation(
    () => true,
    (found, choose) =>
      void (mapAt(answers(found), choose(Object.keys(answers(found))))["headers"] = { "X-More": { schema: { type: "string" } } }),
  ),
  "a parameter more": atOperation(
    (found) => parameters(found).length < 3,
    (found, choose) => {
      const schema = { type: choose(["string", "integer"]) };
      found.operation["parameters"] = [...parameters(found), { name: "more", in: "query", required: choose([true, false]), schema }];
    },
  ),
  "a parameter less": atOperation(
    (found) => parameters(found).length > 0,
    (found) => void (found.operation["parameters"] = parameters(found).slice(1)),
  ),
  "an operation less": (document, choose) => {
    const { path, method } = choose(operationsIn(document));
    const item = mapAt(document, "paths", path);
    Reflect.deleteProperty(item, method);
    return true;
  },
  "an operation renamed": atOperation(
    () => true,
    ({ operation }) => void (operation["operationId"] = `${operation["operationId"] as string}Anew`),
  ),
  "a discriminator renamed": (document, choose) => {
    const shape = mapAt(document, "components", "schemas", "Shape", "discriminator");
    shape["propertyName"] = choose(["kind", "type"]);
    return true;
  },
  "a discriminator less": (document) => Reflect.deleteProperty(mapAt(document, "components", "schemas", "Shape"), "discriminator"),
  "a name mapped otherwise": (document, choose) => {
    const mapping = mapAt(document, "components", "schemas", "Shape", "discriminator", "mapping");
    const name = choose(["circle", "square"]);
    if (mapping[name] === undefined) return false;
    mapping[`${name}s`] = mapping[name];
    return Reflect.deleteProperty(mapping, name);
  },
  "a schema more": (document) => {
    mapAt(document, "components", "schemas")["Fresh"] = { type: "object", properties: { a: { type: "string" } } };
    return true;
  },
};
