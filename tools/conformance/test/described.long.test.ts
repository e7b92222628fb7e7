import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { SessionDescriptor } from "@vendor-auth/client";
import { generate } from "@vendor-auth/codegen";
import { type DescribedAdapter, runConformance } from "@vendor-auth/emulator/conformance";
import { connect, declared } from "@vendor-auth/session";
import { afterAll, beforeAll, expect, test } from "vitest";

const specs = new URL("../../../specs/examples/", import.meta.url);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(fileURLToPath(new URL("../.generated-", import.meta.url))); // here, where what is generated finds the packages
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function descriptorOf(name: string): Promise<SessionDescriptor> {
  for (const [path, content] of await generate(readFileSync(new URL(`${name}.yaml`, specs), "utf8"), `${name}.yaml`)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), content);
  }
  const generated = (await import(pathToFileURL(join(folder, name, "src/generated/session.ts")).href)) as { session: SessionDescriptor };
  return generated.session;
}

type Client = ReturnType<typeof connect>;

// One of each kind: a cookie with a token against forgery, HTTP Basic with a whole body as the token, a pair of cookies, no logout, a login by GET, no GET at all.
test.each(["unifi", "vsphere", "powerstore", "proxmox", "glpi", "checkpoint"])(
  "the facade of %s passes the conformance checks against a server of its description",
  async (name) => {
    const session = await descriptorOf(name);
    const adapter: DescribedAdapter<Client> = {
      open: ({ baseUrl, credentials }) => connect(declared(session), { baseUrl, credentials, loginTimeout: 10_000, logoutTimeout: 2_000 }),
      call: (client, { method, path, body, signal }) =>
        client.fetch(path.slice(1), {
          method,
          ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
          ...(signal && { signal }),
        }),
      close: (client) => client[Symbol.asyncDispose](),
    };
    const spec = fileURLToPath(new URL(`${name}.yaml`, specs));
    const results = await runConformance(adapter, { spec, concurrency: 6, timeout: 90_000 });
    expect(results.length).toBeGreaterThanOrEqual(40);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
  },
);
