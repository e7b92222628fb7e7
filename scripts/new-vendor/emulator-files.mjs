// A vendor's folder in packages/emulator: a server that says that it is not written. It takes nothing from the spec: an emulator
// is written from evidence, so that a wrong fact in the spec meets another opinion.
import { camelCase, pascalCase } from "../../packages/codegen/src/first-files.ts";

const origin = `// Made by "npm run new-vendor", which has seen no server of this vendor: no value here is evidence.`;

/** The first files of packages/emulator/src/vendors/NAME and its test, by path from the repository's root. */
export function emulatorFiles(vendor) {
  const source = `packages/emulator/src/vendors/${vendor}`;
  return [
    [`${source}/${vendor}.ts`, vendorFile(vendor)],
    [`${source}/credentials.ts`, credentialsFile(vendor)],
    [`${source}/policies.ts`, policiesFile(vendor)],
    [`${source}/server.ts`, serverFile(vendor)],
    [`${source}/conformance.ts`, conformanceFile(vendor)],
    [`packages/emulator/test/vendors/${vendor}/${vendor}.test.ts`, testFile(vendor)],
  ];
}

function vendorFile(vendor) {
  const name = camelCase(vendor);
  return `${origin}
import type { Vendor } from "../contract/vendor.ts";
import { ${name}Conformance } from "./conformance.ts";
import type { ${pascalCase(vendor)}Credentials } from "./credentials.ts";
import { ${name}Defaults } from "./policies.ts";
import { create${pascalCase(vendor)} } from "./server.ts";

/** The vendor ${vendor}. Fact to fill in: how a session is carried. */
export const ${name}: Vendor<${pascalCase(vendor)}Credentials> = {
  name: "${vendor}",
  credentials: { secret: "secret" },
  defaults: ${name}Defaults,
  ownRules: {}, // policies that this vendor alone has: flashblade has some
  isSelfSigned: false, // fact to fill in: the certificates that its servers ship
  createServer: create${pascalCase(vendor)},
  loginRequest: ({ secret }) => ({ method: "POST", path: "/login", headers: [], body: JSON.stringify({ secret }) }), // fact to fill in
  conformance: ${name}Conformance,
};
`;
}

function credentialsFile(vendor) {
  return `${origin}
import { randomUUID } from "node:crypto";
import { createAccount, type Account } from "../../model/account.ts";

/** Fact to fill in: what its login takes. */
export interface ${pascalCase(vendor)}Credentials {
  readonly secret: string;
}

/** An account of what is given, the rest made at random. */
export function makeAccount(index: number, given: Partial<${pascalCase(vendor)}Credentials>): Account<${pascalCase(vendor)}Credentials> {
  return createAccount(\`user\${index || ""}\`, randomUUID(), { secret: given.secret ?? randomUUID() });
}
`;
}

function policiesFile(vendor) {
  return `${origin}
import type { VendorDefaults } from "../../policies/shared-policies.ts";

/** How it behaves when nothing else is asked for. Facts to fill in: say beside each where it was seen, or that it is a choice. */
export const ${camelCase(vendor)}Defaults: VendorDefaults = {
  idleTimeout: 0, // unknown
  absoluteTimeout: 0, // unknown
  lockoutStatus: 403, // unknown
  deadSessionStatus: 401, // unknown
  badTokenStatus: 401, // unknown
};
`;
}

function serverFile(vendor) {
  return `${origin}
import { randomUUID } from "node:crypto";
import { empty, json } from "../../http/answer.ts";
import type { Handler } from "../../model/handler.ts";
import type { VendorServer } from "../../model/vendor-server.ts";
import { makeAccount } from "./credentials.ts";

/** The answer of what is not written. A login that is becomes \`handler: "login"\`, a logout \`handler: "logout"\`. */
const notWritten: Handler = {
  secured: false,
  run: ({ refuse }) => refuse(501, "The emulator of ${vendor} is not written: packages/emulator/src/vendors/${vendor} has the facts to fill in"),
};

/** The server of ${vendor}. Facts to fill in: its paths, where a session is carried, its answers. ../flashblade shows a whole one. */
export function create${pascalCase(vendor)}(): VendorServer {
  return {
    basePath: "",
    routes: [
      { operation: "login", method: "POST", path: "/login", handler: notWritten },
      { operation: "logout", method: "POST", path: "/logout", handler: notWritten },
      { operation: "read", method: "GET", path: "/read", handler: notWritten },
    ],
    makeAccount,
    readCredentials: () => ({ kind: "credentials", counted: undefined, account: undefined }),
    readToken: () => undefined,
    makeTokens: () => ({ token: randomUUID() }),
    sessionHeaders: () => [],
    loginAnswer: () => empty(200),
    logoutAnswer: () => empty(204),
    errorAnswer: (_, status, message) => json(status, { message }),
    messages: {
      refusedLogin: "refused",
      locked: "locked",
      throttled: "too many requests",
      license: "no license",
      dead: "no session",
      forbidden: "not allowed",
      full: "too many sessions",
    },
    reset: () => {},
  };
}
`;
}

function conformanceFile(vendor) {
  return `${origin}
import type { ConformanceFacts } from "../contract/conformance-facts.ts";
import type { ${pascalCase(vendor)}Credentials } from "./credentials.ts";

/** What the conformance checks must know of ${vendor}. Facts to fill in: until then no client passes them. */
export const ${camelCase(vendor)}Conformance: ConformanceFacts<${pascalCase(vendor)}Credentials> = {
  read: { request: { method: "GET", path: "/read" }, operation: "read" },
  other: { request: { method: "GET", path: "/read" }, operation: "read" },
  change: () => ({ request: { method: "POST", path: "/read" }, operation: "read" }),
  wrongCredentials: { secret: "wrong" },
  secretHeaders: [],
  unusableLogins: [],
  otherLoginPath: "/login",
};
`;
}

function testFile(vendor) {
  return `import { expect, test } from "vitest";
import { start } from "../../support/start.ts";

test("the emulator of ${vendor} says that it is not written", async () => {
  const emulator = await start("${vendor}");
  const answer = await fetch(\`\${emulator.baseUrl}/login\`, { method: "POST" });
  expect(answer.status).toBe(501);
  expect(await answer.json()).toEqual({ message: expect.stringMatching(/^The emulator of ${vendor} is not written/) as string });
  expect(emulator.counters).toMatchObject({ logins: 0, byOperation: { login: 1 } });
});
`;
}
