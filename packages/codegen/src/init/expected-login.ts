import { parsePointer } from "../source/json.ts";
import { credentialMembers } from "../reference/credentials-sample.ts";
import type { Api } from "../session/read-api.ts";
import { literal, memberOf, propertyName, quote } from "../text/source-text.ts";
import { grown, treeCode } from "./tree.ts";
import type { Tree } from "./tree.ts";

const environment = { need: (name: string) => quote(`synthetic-${name}`), lines: () => "" };

/** An object literal: what the first way to log in needs. */
export function credentialsCode(api: Api): string {
  return objectOf(credentialMembers(api, environment));
}

/** The same with every secret wrong. */
export function wrongCredentialsCode(api: Api): string {
  return objectOf(credentialMembers(api, environment, quote("wrong")));
}

const objectOf = (members: readonly [string, string][]) =>
  members.length === 0 ? "{}" : `{ ${members.map(([name, code]) => `${propertyName(name)}: ${code}`).join(", ")} }`;

/** The members of what a login must look like, as code: headers, cookies, query and body, constants among them. */
export function expectedLoginCode(api: Api): string {
  const { login } = api.session;
  const given = new Map(credentialMembers(api, environment).map(([name]) => [name, memberOf("credentials", name)]));
  const parts = { headers: new Map<string, string>(), cookies: new Map<string, string>(), query: new Map<string, string>() };
  const groupOf = { header: parts.headers, cookie: parts.cookies, query: parts.query } as const;
  const isForm = /urlencoded/i.test(login.contentType ?? "");
  let body: Tree = {};
  for (const input of login.input) {
    const code = given.get(input.name);
    if (code === undefined) continue;
    const value = input.prefix === undefined ? code : `${quote(input.prefix)} + ${code}`;
    if (input.in === "body") body = grown(body, [input.wire], code);
    else if (input.in === "basic") parts.headers.set("authorization", basicCode(given));
    else if (input.in !== "path") groupOf[input.in].set(input.in === "header" ? input.wire.toLowerCase() : input.wire, value);
  }
  for (const { in: where, name, value } of login.fixed ?? []) {
    if (where === "body") body = grown(body, parsePointer(name) ?? [], literal(isForm ? String(value) : value));
    else if (where !== "path") groupOf[where].set(where === "header" ? name.toLowerCase() : name, literal(String(value)));
  }
  const hasBody = login.contentType !== undefined && (login.isBodyOptional !== true || Object.keys(body).length > 0);
  if (hasBody) parts.headers.set("content-type", quote(login.contentType));
  const groups = Object.entries(parts).map(([name, members]) => `  ${name}: ${objectOf([...members])},\n`);
  return `{\n${groups.join("")}${hasBody ? `  body: ${treeCode(body)},\n` : ""}}`;
}

function basicCode(given: ReadonlyMap<string, string>): string {
  return `\`Basic \${Buffer.from(\`\${${given.get("username")}}:\${${given.get("password")}}\`).toString("base64")}\``;
}
