import { defaultPathSerializer } from "openapi-fetch";

/**
 * Fills a path's parameters as openapi-fetch does. Throws a `TypeError` that names the parameter of a segment that would be
 * empty, `.` or `..`: a URL resolves those, so that `/users/{id}/keys` would become `/keys`.
 */
export function serializePath(path: string, values: Record<string, unknown>): string {
  return path
    .split("/")
    .map((segment) => (segment.includes("{") ? serializeSegment(segment, values, path) : segment))
    .join("/");
}

function serializeSegment(segment: string, values: Record<string, unknown>, path: string): string {
  const serialized = defaultPathSerializer(segment, values);
  if (serialized !== "" && serialized !== "." && serialized !== "..") return serialized;
  const names = [...segment.matchAll(/\{[.;]?([^{}*]+)\*?\}/g)].map(([, name]) => name).join(", ");
  const template = path.replace(/^https?:\/\/[^/]*/, "");
  throw new TypeError(
    `${template} was not sent: the path parameter ${names} must not be empty, "." or "..", since the call would go to another path`,
  );
}
