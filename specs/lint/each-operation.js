/** A rule for operations: `problemOf` is given each, and its name ("POST /login"), and returns a message or undefined. */
export function eachOperation(problemOf) {
  let path;
  return {
    PathItem: {
      enter(_item, { key }) {
        path = key;
      },
    },
    Operation(operation, { report, location, key }) {
      const message = problemOf(operation, `${key.toUpperCase()} ${path}`);
      if (message !== undefined) report({ message, location: location.key() });
    },
  };
}
