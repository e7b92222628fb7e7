import { fileURLToPath } from "node:url";

const command = (path: string) => fileURLToPath(new URL(`../../../../packages/${path}`, import.meta.url));

/** The commands as they are published: the tarballs hold the same files. */
export const commands = {
  "vendor-auth": command("cli/dist/bin.js"),
  "vendor-codegen": command("codegen/dist/cli.js"),
  "vendor-emulator": command("emulator/dist/cli.js"),
} as const;
