/** Members that hold data as they are: what looks like a reference there is none. */
const literal = new Set(["example", "examples", "default", "enum", "const", "value"]);

/** Members whose own members have names that somebody chose: a property may be called `default`. */
const named = new Set(
  [
    "properties",
    "patternProperties",
    "dependentSchemas",
    "$defs",
    "definitions",
    "responses",
    "headers",
    "content",
    "callbacks",
    "links",
  ].concat(["paths", "webhooks", "encoding", "schemas", "parameters", "requestBodies", "securitySchemes", "pathItems", "variables"]),
);

/** Whether OpenAPI reads nothing in this member: data, or an extension. */
export function isLiteral(key: string): boolean {
  return literal.has(key) || key.startsWith("x-");
}

/** Whether the names in this member are its author's. */
export function namesItsMembers(key: string): boolean {
  return named.has(key);
}
