// A vendor's own package: what is written once, from packages/cloudendure and from the spec, and by hand from then on.
import { readFileSync } from "node:fs";
import { createClientFile, indexFile } from "../../packages/codegen/src/first-files.ts";

/** The package whose files are taken, with its name replaced: it has nothing that only one vendor needs. */
const model = { name: "cloudendure", title: "CloudEndure" };

/** The first files of packages/NAME, by path from the repository's root. */
export function packageFiles(api) {
  const { vendor } = api.session;
  const files = {
    "README.md": readme(vendor),
    "package.json": manifest(vendor),
    "src/create-client.ts": createClientFile(api),
    "src/index.ts": indexFile(api, { withSession: false }),
    ...Object.fromEntries(["LICENSE", "tsconfig.build.json", "tsconfig.json"].map((path) => [path, ofModel(path)])),
  };
  return Object.entries(files).map(([path, text]) => [`packages/${vendor}/${path}`, text]);
}

function ofModel(path) {
  return readFileSync(`packages/${model.name}/${path}`, "utf8");
}

function manifest(vendor) {
  const given = JSON.parse(ofModel("package.json").replaceAll(model.name, vendor).replaceAll(model.title, vendor));
  const keywords = [vendor, "openapi", "typed client", "session", "login"];
  return `${JSON.stringify({ ...given, version: "0.0.0", keywords, releasedSpec: undefined }, null, 2)}\n`;
}

function readme(vendor) {
  return `# @vendor-auth/${vendor}

A typed client of the ${vendor} API, generated from its OpenAPI description; the pages in [docs](docs/index.md) list every operation and
model. It never logs in by itself. For a client that does, and that renews a session that lapsed, take \`@vendor-auth/session/${vendor}\`:

\`\`\`sh
npm install @vendor-auth/${vendor} @vendor-auth/session
\`\`\`

The examples in those pages show both. Not made or endorsed by the vendor. ESM only, Node 20.19 or newer. MIT.
`;
}
