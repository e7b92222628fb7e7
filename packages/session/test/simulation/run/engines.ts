import { registerHooks } from "node:module";

/** The engine's public API, as one process has it. */
export interface EngineCopy {
  readonly flashblade: (typeof import("../../../src/vendors/flashblade/index.ts"))["flashblade"];
  readonly cloudendure: (typeof import("../../../src/vendors/cloudendure/index.ts"))["cloudendure"];
  readonly sweep: (typeof import("../../../src/sweep.ts"))["sweep"];
}

const source = new URL("../../../src/", import.meta.url).href;

/**
 * Loads the engine `count` times, each with modules and so with module state that no other has. Node keeps modules by URL:
 * what a module with `?copy=1` imports from `src` gets the same addition.
 */
export async function loadEngines(count: number): Promise<EngineCopy[]> {
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      const copy = new URL(context.parentURL ?? "file:///").searchParams.get("copy");
      if (copy === null || !resolved.url.startsWith(source)) return resolved;
      const url = new URL(resolved.url);
      url.searchParams.set("copy", copy);
      return { ...resolved, url: url.href };
    },
  });
  return Promise.all(Array.from({ length: count }, (_, copy) => loadEngine(copy)));
}

/** A client loads its engine with its first call: that is done here, so that in a run nothing is loaded any more. */
async function loadEngine(copy: number): Promise<EngineCopy> {
  const load = async (path: string) => (await import(`${source}${path}?copy=${copy}`)) as object;
  const [flashblade, cloudendure, sweep] = await Promise.all(
    ["vendors/flashblade/index.ts", "vendors/cloudendure/index.ts", "sweep.ts"].map(load),
  );
  const engine = { ...flashblade, ...cloudendure, ...sweep } as EngineCopy;
  const fetch = async () => new Response(null, { status: 401 });
  const clients = [
    engine.flashblade({ host: "warm.sim", credentials: { apiToken: "warm" }, fetch }),
    engine.cloudendure({ host: "warm.sim", credentials: { userApiToken: "warm" }, fetch }),
  ];
  await Promise.allSettled(clients.map((client) => client.login()));
  return engine;
}
