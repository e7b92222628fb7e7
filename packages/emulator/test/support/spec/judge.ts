import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";

type Json = Record<string, unknown>;

/** Judges answers by the description as it stands, with ajv, and nothing of the emulator's. */
export function createJudge(document: object): (pointer: string, body: unknown) => string | undefined {
  const whole = structuredClone(document);
  if (JSON.stringify(document).includes('"openapi":"3.0')) forAjv(whole);
  const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false, unicodeRegExp: false }).addSchema(whole, "document");
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  const validators = new Map<string, ValidateFunction>();
  return (key, body) => {
    const validate = validators.get(key) ?? ajv.compile({ $ref: `document#${key}` });
    validators.set(key, validate);
    return validate(body) ? undefined : ajv.errorsText(validate.errors);
  };
}

/** OpenAPI 3.0 has `nullable`, bounds that are left out, and nothing beside a reference. */
function forAjv(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  const schema = value as Json;
  if (typeof schema["$ref"] === "string") for (const key of Object.keys(schema)) if (key !== "$ref") delete schema[key];
  if (schema["nullable"] === true && typeof schema["type"] === "string") schema["type"] = [schema["type"], "null"];
  delete schema["nullable"];
  for (const [exclusive, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof schema[exclusive] !== "boolean") continue;
    if (schema[exclusive] && bound in schema) {
      schema[exclusive] = schema[bound];
      delete schema[bound];
    } else delete schema[exclusive];
  }
  for (const member of Object.values(schema)) forAjv(member);
}
