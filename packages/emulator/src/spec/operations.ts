import type { DescribedOperation, SessionDescription } from "./reader/api.ts";

/** The operations of an API with a session, by what the emulator calls them. */
export interface NamedOperations {
  /** Called `login`, whatever its operationId is. */
  readonly login: DescribedOperation;
  /** Called `logout`. */
  readonly logout: DescribedOperation | undefined;
  /** All others, by their operationId. */
  readonly data: readonly DescribedOperation[];
  readonly byName: ReadonlyMap<string, DescribedOperation>;
}

/** Names the operations. Another one whose operationId is `login` or `logout` is called by its method and path. */
export function nameOperations({ operations, login: loginId, logout: logoutId }: SessionDescription): NamedOperations {
  const login = { ...operations.find(({ id }) => id === loginId)!, id: "login" };
  const ended = logoutId === undefined ? undefined : operations.find(({ id }) => id === logoutId);
  const logout = ended && { ...ended, id: "logout" };
  const data = operations
    .filter(({ id }) => id !== loginId && id !== logoutId)
    .map((operation) =>
      /^(login|logout)$/.test(operation.id) ? { ...operation, id: `${operation.method} ${operation.path}` } : operation,
    );
  const all = [login, ...(logout === undefined ? [] : [logout]), ...data];
  return { login, logout, data, byName: new Map(all.map((operation) => [operation.id, operation])) };
}
