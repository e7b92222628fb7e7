import type { Run } from "../run/run.ts";
import { secretShownBy } from "../users/leaks.ts";
import { timeOf } from "./groups.ts";

/** No secret in anything that a caller, a listener, another origin or the store's key is shown. */
export function noSecretShown({ history, store }: Run): string[] {
  const keys = (store?.keys() ?? []).filter((key) => secretShownBy(key));
  return [
    ...history.leaks.map(({ at, where, shown }) => `${where} at ${timeOf(at)} shows a secret: ${shown.slice(0, 200)}`),
    ...keys.map((key) => `a key of the store shows a secret: ${key}`),
  ];
}
