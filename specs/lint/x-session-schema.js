// x-session against its schema. ajv says what is wrong; only the wording is ours, since its own does not say what to do.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { pointerTokens } from "./spec.js";

const schema = JSON.parse(readFileSync(new URL("../x-session.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv2020({ allErrors: true, verbose: true });
const validate = ajv.compile(schema);

/** Whether a value is a source, such as $response.header.x-auth-token. */
export const isSource = ajv.compile({ $defs: schema.$defs, $ref: "#/$defs/source" });

/** What is wrong with the shape of an x-session, as [{ path, message }]; empty if nothing is. */
export function shapeProblems(value) {
  if (validate(value)) return [];
  return validate.errors
    .filter(({ keyword }) => keyword !== "propertyNames") // the pattern error beside it says the same
    .map((error) => {
      const path = pointerTokens(error.instancePath);
      return { path, message: `${["x-session", ...path].join(".")}: ${describe(error)}` };
    });
}

function describe({ keyword, params, data, parentSchema, propertyName }) {
  const wanted = parentSchema.title ?? params.type;
  const got = JSON.stringify(propertyName ?? data);
  switch (keyword) {
    case "required":
      return `expected the key "${params.missingProperty}", got none. Add it.`;
    case "additionalProperties":
      return `expected no other keys than login, logout and credentials, got "${params.additionalProperty}". Remove it.`;
    case "minProperties":
      return "expected at least one credential, got none. Name a security scheme and where the login's answer carries its value.";
    default: // type, pattern
      return `expected ${wanted}, got ${got}. Correct it.`;
  }
}
