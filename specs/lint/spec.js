// What the rules read from a spec.

/** "POST /login" from the location of an operation. */
export function named(location) {
  const [path, method] = location.pointer
    .split("/")
    .slice(-2)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  return `${method.toUpperCase()} ${path}`;
}
