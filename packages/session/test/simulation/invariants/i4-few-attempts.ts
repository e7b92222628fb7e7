import type { Exchange } from "../model/history.ts";
import type { Run } from "../run/run.ts";
import { grouped, groupOf, timeOf } from "./groups.ts";

/** Milliseconds in which two logins may end without a verdict. */
const pause = 59_000;
const most = 2;

/**
 * At most two attempts an account that were refused, without a new word from the user, over all who share a store that
 * works; at most two without a verdict a minute; and no account is locked by them.
 */
export function fewAttempts(run: Run): string[] {
  const groups = grouped(
    run.history.exchanges.filter(({ kind }) => kind === "login"),
    (login) => `${groupOf(run, login.client)} ${login.credential}`,
  );
  return [...groups.values()].flatMap((logins) => checkGroup(run, logins));
}

function checkGroup(run: Run, logins: readonly Exchange[]): string[] {
  const problems: string[] = [];
  let epoch = -1;
  let refused: Exchange[] = [];
  let open: Exchange[] = [];
  for (const login of logins) {
    const word = lastWord(run, login);
    if (word !== epoch || (login.verdict === "opened" && !login.isLost && login.settled === "answered")) {
      epoch = word;
      refused = [];
      open = [];
    }
    if (login.verdict === "wrong" && login.settled === "answered" && !login.isLost) refused.push(login);
    else if (isWithoutVerdict(login)) open = [...open, login].filter((one) => one.sentAt > login.sentAt - pause);
    if (refused.length > most)
      problems.push(`attempt ${refused.length} with ${login.credential} at ${timeOf(login.sentAt)} (#${login.id}), without a new word`);
    if (open.length > most)
      problems.push(
        `${open.length} attempts without a verdict within a minute, with ${login.credential} at ${timeOf(login.sentAt)} (#${login.id})`,
      );
  }
  return problems;
}

/** It may have reached the server, and what the server said is not known. */
function isWithoutVerdict({ arrivedAt, settled, isLost, verdict }: Exchange): boolean {
  return verdict === "proxy" || (arrivedAt !== undefined && (settled !== "answered" || isLost === true));
}

/** When the user last said something about the account of a login. */
function lastWord(run: Run, { credential = "", client, sentAt }: Exchange): number {
  const account = run.server.accounts.accountOf(credential);
  const group = groupOf(run, client);
  return run.history.words
    .filter((word) => word.account === account && word.at <= sentAt && (word.client === undefined || groupOf(run, word.client) === group))
    .reduce((latest, { at }) => Math.max(latest, at), 0);
}
