import { declaredHeaders, type OperationAddress, type OperationFacts, type OperationTable } from "@vendor-auth/client";

/** Whether a request is one of `operations`. Paths without parameters, nearly all of them, cost one look-up. */
export function matcher(operations: readonly OperationAddress[]): (method: string, path: string) => boolean {
  const literal = new Set(operations.map(({ method, path }) => `${method} ${path}`));
  const templates = operations.filter(({ path }) => path.includes("{")).map(({ method, path }) => [method, template(path)] as const);
  return (method, path) =>
    literal.has(`${method} ${path}`) || templates.some(([templateMethod, pattern]) => templateMethod === method && pattern.test(path));
}

/** Finds what the spec says of an operation. A path without parameters goes before a template, as OpenAPI says. */
export function operationFinder(operations: OperationTable): (method: string, path: string) => OperationFacts | undefined {
  const templates = Object.entries(operations)
    .filter(([path]) => path.includes("{"))
    .map(([path, methods]) => [template(path), methods] as const);
  return (method, path) => {
    const methods = Object.hasOwn(operations, path) ? operations[path] : templates.find(([pattern]) => pattern.test(path))?.[1];
    return methods?.[method.toLowerCase()];
  };
}

const template = (path: string) => new RegExp(`^${pathPattern(path)}$`);

/** A pattern in which each parameter of a path matches one step; that of `name` is captured. */
export function pathPattern(path: string, name?: string): string {
  return escape(path).replaceAll(/\\\{(.*?)\\\}/g, (_whole, parameter: string) => (parameter === name ? "([^/]+)" : "[^/]+"));
}

/** Whether the spec declares this header for this answer. */
export function isDeclaredHeader(facts: OperationFacts | undefined, status: number, name: string): boolean {
  const names = Object.keys((facts && declaredHeaders(facts.answers, status)) ?? {});
  return names.some((each) => each.toLowerCase() === name.toLowerCase());
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
