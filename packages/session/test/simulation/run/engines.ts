import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** The engine's public API, as one process has it. */
export interface EngineCopy {
  readonly flashblade: (typeof import("../../../src/vendors/flashblade/index.ts"))["flashblade"];
  readonly cloudendure: (typeof import("../../../src/vendors/cloudendure/index.ts"))["cloudendure"];
  readonly sweep: (typeof import("../../../src/sweep.ts"))["sweep"];
}

const entry = `
export { flashblade } from "./vendors/flashblade/index.ts";
export { cloudendure } from "./vendors/cloudendure/index.ts";
export { sweep } from "./sweep.ts";
`;

/**
 * Loads the engine `count` times, each with modules and so with module state that no other has: its source as one module, whose
 * address differs. A client loads its engine with its first call; in one module that takes no turn of the event loop.
 */
export async function loadEngines(count: number): Promise<EngineCopy[]> {
  const code = Buffer.from(await bundled()).toString("base64");
  return Promise.all(
    Array.from({ length: count }, async (_, copy) => (await import(`data:text/javascript;copy=${copy};base64,${code}`)) as EngineCopy),
  );
}

async function bundled(): Promise<string> {
  const bundle = await rolldown({
    input: "entry",
    cwd: fileURLToPath(new URL("../../../src", import.meta.url)),
    platform: "node",
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === "entry" ? fileURLToPath(new URL("../../../src/entry.ts", import.meta.url)) : undefined),
        load: (id) => (id.endsWith("/src/entry.ts") ? entry : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", codeSplitting: false });
  await bundle.close();
  return output[0].code;
}
