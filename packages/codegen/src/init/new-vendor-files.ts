import { readApi } from "../session/read-api.ts";
import { createClientFile, indexFile } from "./client-files.ts";
import { sessionTestFile } from "./session-test.ts";
import { standInFile } from "./stand-in.ts";

/**
 * The first files, by path, of a vendor's package in this repository. They are written once and then maintained by hand.
 * Rejects with a `SpecError` when the spec cannot be used.
 */
export async function newVendorFiles(text: string, file: string): Promise<Map<string, string>> {
  const api = await readApi(text, file);
  const { vendor } = api.session;
  const imports = 'import { connect, declared } from "@vendor-auth/session";\nimport { type Credentials, session } from "../src/index.ts";';
  const test = sessionTestFile(api, { runner: "vitest", imports, connect: "connectHere" });
  const connectHere = `type Options = { readonly baseUrl: string; readonly credentials: Credentials };
const connectHere = (options: Options) => connect(declared(session), options);
`;
  return new Map([
    ["README.md", readme(vendor)],
    ["src/index.ts", indexFile(api, { withSession: false })],
    ["src/create-client.ts", createClientFile(api)],
    [`test/${vendor}-server.ts`, standInFile(api, '"npm run new-vendor"')],
    [`test/${vendor}.test.ts`, test.replace(/\n\ntest\(/, `\n\n${connectHere}\ntest(`)],
  ]);
}

function readme(vendor: string): string {
  return `# @vendor-auth/${vendor}

A typed client of the ${vendor} API, generated from its OpenAPI description; the pages in [docs](docs/index.md) list every operation and
model. It never logs in by itself. For a client that does:

\`\`\`sh
npm install @vendor-auth/${vendor} @vendor-auth/session
\`\`\`

The examples in those pages show both. Not made or endorsed by the vendor. ESM only, Node 20.19 or newer. MIT.
`;
}
