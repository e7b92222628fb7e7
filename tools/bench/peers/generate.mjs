// Makes the clients that hey-api, kubb and orval generate of our FlashBlade spec, as one file each, into generated/.
import { rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import { safeBuild } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { generate } from "orval";
import { rolldown } from "rolldown";

const spec = fileURLToPath(new URL("../../../specs/flashblade.yaml", import.meta.url));
const folder = fileURLToPath(new URL("generated/", import.meta.url));

await createClient({
  input: spec,
  output: `${folder}hey-api`,
  plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
  logs: { level: "silent" },
});
await generate({ input: { target: spec }, output: { target: `${folder}orval.ts`, client: "fetch" } });
// Its base URL is written into the code; where the server is, is known at run time.
const code = await readFile(`${folder}orval.ts`, "utf8");
await writeFile(`${folder}orval.ts`, code.replaceAll("return `/", "return `${globalThis.benchBaseUrl}/"));

process.chdir(folder); // kubb writes below its root, and once more below this
const { error } = await safeBuild({
  config: {
    root: folder,
    input: { path: spec },
    output: { path: "kubb" },
    plugins: [
      pluginOas({ generators: [], validate: false }),
      pluginTs({ output: { path: "types" } }),
      pluginClient({ output: { path: "clients" }, client: "fetch", bundle: true }),
    ],
  },
});
if (error) throw error;

for (const [name, input] of [
  ["hey-api", `${folder}hey-api-entry.ts`],
  ["kubb", `${folder}kubb/clients/getApiVersion.ts`],
  ["orval", `${folder}orval.ts`],
]) {
  if (name === "hey-api") {
    await writeFile(
      input,
      'export * from "./hey-api/sdk.gen.ts";\nexport { createClient, createConfig } from "./hey-api/client/index.ts";\n',
    );
  }
  const bundle = await rolldown({ input, platform: "neutral", resolve: { extensions: [".ts", ".js"] } });
  await bundle.write({ file: `${folder}${name}.mjs`, format: "esm" });
  await bundle.close();
}
rmSync(`${folder}hey-api-entry.ts`);
