import { parsed } from "../support/json-pointer.ts";

/** True for a JSON object that says that something failed: errors that are there, `success: false`, or the code of a refusal. Words are no evidence. */
export function isFailure(body: string): boolean {
  const { error, errors, success, code, status } = { ...(parsed(body) as Readonly<Record<string, unknown>>) };
  return isThere(error) || isThere(errors) || success === false || [code, status].some((value) => value === 401 || value === 403);
}

function isThere(value: unknown): boolean {
  return typeof value === "object" && value !== null ? Object.keys(value).length > 0 : Boolean(value);
}
