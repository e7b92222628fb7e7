import type { SessionFacts } from "../reader/api.ts";

/** What of a request is secret beside what every server keeps so. */
export interface Secrets {
  /** Names of headers and of parameters of the query, in small letters. */
  readonly names: ReadonlySet<string>;
  /** Names of parameters of the login's and the logout's path. */
  readonly ofLogin: ReadonlySet<string>;
  readonly ofLogout: ReadonlySet<string>;
}

/** Reads from a description where secrets are: where calls carry the session, and where login and logout carry what is secret. */
export function secretsOf({ credentials, login, logout }: SessionFacts): Secrets {
  const inputs = login.input.filter(({ secret }) => secret);
  const carried = [...credentials.map(({ to }) => to), ...inputs.map(({ in: where, wire }) => ({ in: where, name: wire }))];
  const links = logout?.links ?? [];
  return {
    names: new Set(
      [...carried, ...links].flatMap(({ in: where, name }) => (where === "header" || where === "query" ? [name.toLowerCase()] : [])),
    ),
    ofLogin: new Set(inputs.flatMap(({ in: where, wire }) => (where === "path" ? [wire] : []))),
    ofLogout: new Set(links.flatMap(({ in: where, name, from }) => (where === "path" && from.in !== "input" ? [name] : []))),
  };
}
