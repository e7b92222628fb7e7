// What the rules read from a spec. `resolve` is Redocly's: it follows a $ref to the node it names.

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The tokens of a JSON pointer (RFC 6901). */
export function pointerTokens(pointer) {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** "POST /login" from the location of an operation. */
export function named(location) {
  const [path, method] = pointerTokens(location.pointer).slice(-2);
  return `${method.toUpperCase()} ${path}`;
}

/** Operations by operationId, each with its path and with the parameters of its path item, references resolved. */
export function operationsById(root, resolve) {
  const found = new Map();
  for (const [path, reference] of Object.entries(root.paths ?? {})) {
    const item = resolve(reference).node ?? {};
    for (const method of methods) {
      const operation = item[method];
      if (typeof operation?.operationId !== "string") continue;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) => resolve(one).node ?? {});
      found.set(operation.operationId, { path, operation, parameters });
    }
  }
  return found;
}

/** An operation's success answers, as [status, answer]. */
export function successAnswers(operation, resolve) {
  return Object.entries(operation.responses ?? {})
    .filter(([status]) => status.startsWith("2"))
    .map(([status, answer]) => [status, resolve(answer).node ?? {}]);
}

/** Media types whose body is made of named members: JSON, and forms where `forms` is set. */
export function isStructured(mediaType, { forms = false } = {}) {
  return /^application\/([^;]+\+)?json\b/i.test(mediaType) || (forms && /^application\/x-www-form-urlencoded\b/i.test(mediaType));
}

/** The schemas a schema consists of: itself, resolved, and those it combines. */
export function schemaParts(schema, resolve, seen = new Set()) {
  const node = resolve(schema).node;
  if (typeof node !== "object" || node === null || seen.has(node)) return [];
  seen.add(node);
  const combined = [...(node.allOf ?? []), ...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  return [node, ...combined.flatMap((part) => schemaParts(part, resolve, seen))];
}
