/** The methods of OpenAPI 3, in the order in which openapi-typescript writes them. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

export type Method = (typeof methods)[number];

/** Whether a member of a path item is an operation. */
export function isMethod(name: string): name is Method {
  return (methods as readonly string[]).includes(name);
}
