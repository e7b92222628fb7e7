import { baseUrlOf } from "../session/server.ts";
import type { Api } from "../session/read-api.ts";
import { parsePointer } from "../source/json.ts";
import { literal, quote } from "../text/source-text.ts";
import type { EarnedValues } from "./stand-in-values.ts";
import { grown, treeCode } from "./tree.ts";
import type { Tree } from "./tree.ts";

export function basePath(api: Api): string {
  const { pathname } = new URL(baseUrlOf(api.session), "http://localhost");
  return pathname.replace(/\/+$/, "");
}

/** An expression: whether a request goes to the login's path. */
export function loginPathTest(api: Api): string {
  const { path, input, fixed = [] } = api.session.login;
  const parts = (basePath(api) + path).split(/(\{[^}]*\})/).filter((part) => part !== "");
  const code = parts.map((part) => {
    const given = input.find(({ in: where, wire }) => where === "path" && part === `{${wire}}`);
    const known = fixed.find(({ in: where, name }) => where === "path" && part === `{${name}}`);
    if (given !== undefined) return `encodeURIComponent(credentials[${quote(given.name)}])`;
    return quote(known === undefined ? part : encodeURIComponent(String(known.value)));
  });
  return `pathname === ${code.join(" + ")}`;
}

/** An expression: whether a request ends `session`: its path, and what the spec says that it carries beside the session. */
export function logoutTest(api: Api, { codeOf }: EarnedValues): string {
  const logout = api.session.logout!;
  const parts = (basePath(api) + logout.path).split(/(\{[^}]*\})/).filter((part) => part !== "");
  const pathCode = parts.map((part) => {
    const link = logout.links.find(({ in: where, name }) => where === "path" && part === `{${name}}`);
    const fixed = logout.fixed?.find(({ in: where, name }) => where === "path" && part === `{${name}}`);
    if (link !== undefined) return `encodeURIComponent(${codeOf(link.from, "session")})`;
    return fixed === undefined ? quote(part) : quote(encodeURIComponent(String(fixed.value)));
  });
  const values = [
    ...(logout.fixed ?? []).map(({ in: where, name, value }) => ({
      in: where,
      name,
      code: literal(where === "body" ? value : String(value)),
    })),
    ...logout.links.map(({ in: where, name, from }) => ({ in: where, name, code: codeOf(from, "session") })),
  ];
  const tests = values.flatMap(({ in: where, name, code }) => {
    if (where === "query") return [`query.get(${quote(name)}) === ${code}`];
    return where === "header" ? [`request.headers[${quote(name.toLowerCase())}] === ${code}`] : [];
  });
  if (logout.contentType !== undefined) {
    let body: Tree = {};
    for (const { in: where, name, code } of values) if (where === "body") body = grown(body, parsePointer(name) ?? [], code);
    tests.push(
      `request.headers["content-type"] === ${quote(logout.contentType)}`,
      `isDeepStrictEqual(membersOf(request, body), ${treeCode(body)})`,
    );
  }
  return [`request.method === ${quote(logout.method)}`, `pathname === ${pathCode.join(" + ")}`, ...tests].join(" && ");
}
