// A vendor's folder in packages/session: its door, its session, and a test against the emulator of its spec.
import { camelCase, pascalCase, emulatedServerFile, sessionTestFile } from "../../packages/codegen/src/first-files.ts";

/** The first files of packages/session/src/vendors/NAME and its tests, by path from the repository's root. */
export function sessionFiles(api) {
  const { vendor } = api.session;
  const source = `packages/session/src/vendors/${vendor}`;
  const test = `packages/session/test/vendors/${vendor}`;
  const facade = camelCase(vendor);
  const described = { spec: `../../../../../specs/${vendor}.yaml`, overlays: [], package: `@vendor-auth/${vendor}` };
  const imports = `import { ${facade} } from "../../../src/vendors/${vendor}/index.ts";`;
  return [
    [`${source}/index.ts`, doorFile(vendor)],
    [`${source}/vendor.ts`, vendorFile(vendor)],
    [`${test}/${vendor}-server.ts`, emulatedServerFile(api, described)],
    [`${test}/${vendor}.test.ts`, sessionTestFile(api, { runner: "vitest", imports, connect: facade })],
  ];
}

function doorFile(vendor) {
  return `import type { Credentials, paths } from "@vendor-auth/${vendor}";
import { session } from "@vendor-auth/${vendor}/session";
import { openClient, type SessionClient } from "../../client/open-client.ts";
import type { HostOptions } from "../../model/session-options.ts";
import type { Vendor } from "../../model/vendor.ts";

export type * from "../../client/nameable-types.ts";
export type { components, Credentials, paths } from "@vendor-auth/${vendor}";

export type ${pascalCase(vendor)}Options = HostOptions<Credentials>;

/** The session of ${vendor}, for \`connect\` and the option \`vendors\` of \`sweep\`: loaded when needed, as by the client. */
export function loadVendor(): Promise<Vendor<paths, Credentials>> {
  return import("./vendor.ts").then(({ vendor }) => vendor);
}

/** A client of ${vendor} that keeps itself logged in. */
export function ${camelCase(vendor)}(options: ${pascalCase(vendor)}Options): SessionClient<paths> {
  return openClient(session, loadVendor, options);
}
`;
}

function vendorFile(vendor) {
  return `import type { Credentials, paths } from "@vendor-auth/${vendor}";
import { session } from "@vendor-auth/${vendor}/session";
import { declared } from "../../descriptor/from-descriptor.ts";
import type { Vendor } from "../../model/vendor.ts";

/** The session of ${vendor}: what the spec says of it. What no spec can say is added here, as cloudendure/vendor.ts does. */
export const vendor: Vendor<paths, Credentials> = declared(session);
`;
}
