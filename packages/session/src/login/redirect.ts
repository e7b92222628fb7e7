import { allowedOrigins } from "../model/allowed-origins.ts";
import { isLoopback } from "../support/is-loopback.ts";

/** Where a login's redirect leads: the base URL of the login and of all later calls; or why it is refused. */
export type Redirect = { readonly baseUrl: string } | RefusedRedirect;

export interface RefusedRedirect {
  readonly refused: string;
  readonly target?: string;
}

/**
 * Judges the redirect of a login. Credentials go along, so only this is followed: 307 or 308 (others would turn the
 * POST into a GET), to the same origin or one that `allowRedirect` names, over https (or http on loopback), and to a
 * path that ends like the login's own, since what is before it becomes the base of later calls
 * (CloudEndure: `/api/v5/login` makes `/api/v5`).
 */
export function checkRedirect(response: Response, from: { url: string; path: string; allowed: readonly string[] }): Redirect {
  const { status } = response;
  if (status !== 307 && status !== 308)
    return { refused: `a ${status} on login is not followed: only 307 and 308 keep a login what it is` };
  const location = response.headers.get("location");
  if (!location) return { refused: `the ${status} has no Location` };
  if (!URL.canParse(location, from.url)) return { refused: `the Location of the ${status} is not a URL` };

  const target = new URL(location, from.url);
  const { origin } = target;
  if (target.username !== "" || target.password !== "") return { refused: "the Location holds a user or password", target: origin };
  if (target.protocol !== "https:" && !(target.protocol === "http:" && isLoopback(target.hostname))) {
    return { refused: "the Location is not https", target: origin };
  }
  if (!allowedOrigins(from.url, from.allowed).includes(origin)) {
    return { refused: "the Location is of another origin. If it is right, name it in the option allowRedirect", target: origin };
  }
  if (target.search !== "" || !target.pathname.endsWith(from.path)) {
    return { refused: `the Location does not end in ${from.path}, so the base of later calls cannot be told`, target: origin };
  }
  return { baseUrl: origin + target.pathname.slice(0, -from.path.length) };
}
