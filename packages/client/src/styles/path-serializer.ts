import { segmentText } from "./style.ts";

type SegmentSerializer = (segment: string, values: Record<string, unknown>) => string;

/**
 * Fills a path's parameters as openapi-fetch does, or as the operation declares them. Throws a `TypeError` that names the parameter of
 * a segment that would be empty, `.` or `..`: a URL resolves those, so that `/users/{id}/keys` would become `/keys`.
 */
export function serializePath(path: string, values: Record<string, unknown>, serialize: SegmentSerializer = segmentText): string {
  return path
    .split("/")
    .map((segment) => (segment.includes("{") ? checked(serialize(segment, values), segment, path) : segment))
    .join("/");
}

function checked(serialized: string, segment: string, path: string): string {
  if (serialized !== "" && serialized !== "." && serialized !== "..") return serialized;
  const names = [...segment.matchAll(/\{[.;]?([^{}*]+)\*?\}/g)].map(([, name]) => name).join(", ");
  const template = path.replace(/^https?:\/\/[^/]*/, "");
  throw new TypeError(
    `${template} was not sent: the path parameter ${names} must not be empty, "." or "..", since the call would go to another path`,
  );
}
