import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fixtures } from "@vendor-auth/packed/project";
import { codeBlocks } from "@vendor-auth/guides/code-blocks";
import type { Wanted } from "./managers.ts";

const compilerOptions = {
  target: "ES2022",
  lib: ["ES2023", "ESNext.Disposable"],
  module: "NodeNext",
  strict: true,
  types: ["node"],
  declaration: true,
  outDir: "out",
};

/**
 * The project of somebody who tries the README's first two examples, word by word: those that need nothing but the package.
 * The one of all of FlashBlade stands on files that its guide generates, and is run there. Beside them a library that exports clients,
 * whose declarations must name nothing that this project does not depend on.
 */
export async function readmeProject(): Promise<Wanted> {
  const [flashblade, cloudendure] = codeBlocks().filter(({ place, code }) => place.startsWith("README.md:") && !code.includes('from "./'));
  return {
    dependencies: { "@vendor-auth/session": "latest" },
    devDependencies: { typescript: "5.9.3", "@types/node": "24.x" },
    files: {
      "tsconfig.json": JSON.stringify({ compilerOptions, include: ["*.ts"] }),
      "flashblade.ts": `${flashblade?.code}\nexport {};\n`,
      "cloudendure.ts": `${cloudendure?.code}\nexport {};\n`,
      "exported.ts": await readFile(join(fixtures, "exported.ts"), "utf8"),
      // Leads the examples' hosts to the emulators.
      "to-emulator.mjs": await readFile(fileURLToPath(import.meta.resolve("@vendor-auth/guides/to-emulator.mjs")), "utf8"),
    },
  };
}
