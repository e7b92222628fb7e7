import type { Random } from "../clock/random.ts";
import type { WireAnswer } from "./dialects.ts";

const page = (status: number): WireAnswer => ({ status, headers: [["content-type", "text/html"]], body: `<h1>${status}</h1>` });

/** What a proxy says when the request did not get through; a 403 only to a login: to a call it would be that of the operation. */
const before = [502, 503, 504, 404, 409, 425, 408].map(page);
const beforeLogin = [...before, page(403)];
/** What it says when the work was done and the answer did not get back. */
const after = [502, 504].map(page);
/** To ask a client to come back later. */
const later: WireAnswer = { status: 429, headers: [["retry-after", "30"]], body: "slow down" };

export function proxyAnswer(random: Random, isLogin: boolean, isAfter: boolean): WireAnswer {
  return random.pick(isAfter ? after : [...(isLogin ? beforeLogin : before), later]);
}
