import { declaredFor, type OperationAddress, type OperationFacts, type OperationTable } from "@vendor-auth/client";

/** Whether a request is one of `list`. `/users/{id}` there does not stand for `/users/me`, where `operations` has that one. */
export function matcher(list: readonly OperationAddress[], operations: OperationTable = {}): (method: string, path: string) => boolean {
  const isListed = (method: string, path: string): boolean => list.some((each) => each.method === method && each.path === path);
  const pattern = wholly(list.map(({ method, path }) => pathPattern(`${method} ${path}`)).join("|"));
  return (method, path) => (path in operations ? isListed(method, path) : pattern.test(`${method} ${path}`));
}

/** Finds what the spec says of an operation. A path without parameters goes before a template, as OpenAPI says. */
export function operationFinder(operations: OperationTable): (method: string, path: string) => OperationFacts | undefined {
  /** Made when it is first needed: only odd answers ask for it. */
  let templates: (readonly [RegExp, string])[] | undefined;
  return (method, path) => {
    templates ??= Object.keys(operations).flatMap((each) => (each.includes("{") ? [[wholly(pathPattern(each)), each]] : []));
    const found = Object.hasOwn(operations, path) ? path : templates.find(([pattern]) => pattern.test(path))?.[1];
    return found === undefined ? undefined : operations[found]?.[method.toLowerCase()];
  };
}

function wholly(pattern: string) {
  return new RegExp(`^(?:${pattern})$`);
}

/** A pattern in which each parameter of a path matches one step; that of `name` is captured. */
export function pathPattern(path: string, name?: string): string {
  const escaped = path.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return escaped.replaceAll(/\\\{(.*?)\\\}/g, (_whole, parameter: string) => (parameter === name ? "([^/]+)" : "[^/]+"));
}

/** Whether the spec declares this header for this answer. */
export function isDeclaredHeader(facts: OperationFacts | undefined, status: number, name: string): boolean {
  const names = Object.keys((facts && declaredFor(facts.answers, status)) ?? {});
  return names.some((each) => each.toLowerCase() === name.toLowerCase());
}
