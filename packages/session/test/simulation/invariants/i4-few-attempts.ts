import type { Exchange } from "../model/history.ts";
import type { Run } from "../run/run.ts";
import { grouped, groupOf, sharesLogins, timeOf } from "./groups.ts";

/** Milliseconds in which two logins may end without a verdict. */
const pause = 59_000;
const most = 2;

/**
 * At most two attempts an account that were refused, without a new word from the user, over all who share a store that
 * works; at most two without a verdict a minute. Of a store that loses its memory, each client still knows its own attempts.
 */
export function fewAttempts(run: Run): string[] {
  const logins = run.history.exchanges.filter(({ kind }) => kind === "login");
  const own = grouped(logins, ({ client, credential }) => `${client} ${credential}`);
  const shared = sharesLogins(run) ? grouped(logins, ({ credential = "" }) => credential) : new Map<string, Exchange[]>();
  return [
    ...[...own.values()].flatMap((group) => checkGroup(run, group)),
    ...[...shared.values()].flatMap((group) => checkGroup(run, group, true)),
  ];
}

function checkGroup(run: Run, logins: readonly Exchange[], isShared = false): string[] {
  const problems: string[] = [];
  let epoch = "";
  let refused: Exchange[] = [];
  let open: Exchange[] = [];
  for (const login of logins) {
    const word = `${lastWord(run, login)} ${isShared ? timesForgotten(run, login) : ""}`;
    if (word !== epoch || (login.verdict === "opened" && !login.isLost && login.settled === "answered")) {
      epoch = word;
      refused = [];
      open = [];
    }
    if (login.verdict === "wrong" && login.settled === "answered" && !login.isLost) refused.push(login);
    else if (isWithoutVerdict(login)) {
      const others = isShared && hasWrongClock(run, login) ? [] : [...open, login];
      open = others.filter((one) => one.sentAt > login.sentAt - pause);
    }
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

/** How often the store had lost its memory by then. */
function timesForgotten({ plan }: Run, { sentAt }: Exchange): number {
  return plan.actions.filter(({ what, at }) => what === "forget" && at <= sentAt).length;
}

/** A pause is kept with the time of the wall clock: who has the wrong time sees none of others, and writes one over theirs that they do not see. */
function hasWrongClock({ plan }: Run, { process }: Exchange): boolean {
  return plan.actions.some((action) => action.what === "clock" && action.process === process.replace(/'+$/, ""));
}

/** When the user last said something about the account of a login. */
function lastWord(run: Run, { credential = "", client, sentAt }: Exchange): number {
  const account = run.server.accounts.accountOf(credential);
  const group = groupOf(run, client);
  return run.history.words
    .filter((word) => word.account === account && word.at <= sentAt && (word.client === undefined || groupOf(run, word.client) === group))
    .reduce((latest, { at }) => Math.max(latest, at), 0);
}
