import { own } from "../source/json.ts";
import type { Spec } from "../spec/read-spec.ts";
import { child, children, rootOf, textAt } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";

/** The server that calls go to by default. */
export interface Server {
  /** May hold variables in braces. */
  readonly url: string;
  /** The default of each variable. */
  readonly variables: { readonly [name: string]: string };
}

/** The first server; `/` when there is none, as OpenAPI says. */
export function readServer(spec: Spec): Server {
  return serverAt(spec, child(spec, rootOf(spec), "servers", 0));
}

/** What a Server Object says. */
export function serverAt(spec: Spec, server: SpecNode | undefined): Server {
  const url = textAt(spec, server, "url") ?? "/";
  const variables = children(spec, child(spec, server, "variables")).map(
    ([name, variable]) => [name, String(own(variable.value, "default"))] as const,
  );
  for (const [, name] of url.matchAll(/\{([^}]*)\}/g)) {
    if (variables.some(([known]) => known === name)) continue;
    const problem = `The server's variable ${JSON.stringify(name)} is not declared.`;
    spec.fail([...server!.path, "url"], problem, "Give it a default under the server's variables.");
  }
  return { url, variables: Object.fromEntries(variables) };
}

/** The base URL with the defaults of its variables. */
export function baseUrlOf({ server: { url, variables } }: { readonly server: Server }): string {
  return url.replace(/\{([^}]*)\}/g, (_match, name: string) => variables[name] ?? "");
}
