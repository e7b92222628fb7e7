/** A JSON object that came from outside. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A body as a JSON object; an empty body is an empty object. Undefined when it is no JSON, or no object. */
export function parseObject(body: string): JsonObject | undefined {
  let value: unknown;
  try {
    value = body.trim() === "" ? {} : JSON.parse(body);
  } catch {
    return undefined;
  }
  return isObject(value) ? value : undefined;
}

/** Whether it is an object, and no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
