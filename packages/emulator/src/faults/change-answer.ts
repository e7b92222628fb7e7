import type { Answer } from "../http/answer.ts";
import type { Change } from "./fault.ts";

type Pair = readonly [name: string, value: string];

/** An answer with its status, headers, cookies or body changed. */
export function changeAnswer(answer: Answer, change: Change): Answer {
  const removed = new Set(
    [...(change.removeHeaders ?? []), ...(change.setHeaders ?? []).map(([name]) => name)].map((name) => name.toLowerCase()),
  );
  const removedCookies = new Set(change.removeCookies);
  const doubled = new Set(change.duplicateHeaders?.map((name) => name.toLowerCase()));
  const doubledCookies = new Set(change.duplicateCookies);

  const headers: Pair[] = [];
  for (const pair of answer.headers) {
    const name = pair[0].toLowerCase();
    const cookie = cookieName(pair);
    if (removed.has(name) || (cookie !== undefined && removedCookies.has(cookie))) continue;
    const sent = cookie === undefined ? pair : withCookieValue(pair, cookie, change.setCookies ?? {});
    headers.push(sent);
    if (doubled.has(name) || (cookie !== undefined && doubledCookies.has(cookie))) headers.push(sent);
  }
  headers.push(...(change.setHeaders ?? []), ...(change.addHeaders ?? []));
  return { ...answer, status: change.status ?? answer.status, headers, body: change.body ?? answer.body };
}

function cookieName([name, value]: Pair): string | undefined {
  return name.toLowerCase() === "set-cookie" ? value.slice(0, Math.max(0, value.indexOf("="))).trim() : undefined;
}

function withCookieValue([name, value]: Pair, cookie: string, values: Readonly<Record<string, string>>): Pair {
  const replacement = Object.hasOwn(values, cookie) ? values[cookie] : undefined;
  if (replacement === undefined) return [name, value];
  const semicolon = value.indexOf(";");
  return [name, `${cookie}=${replacement}${semicolon === -1 ? "" : value.slice(semicolon)}`];
}
