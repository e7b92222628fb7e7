import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const entry = fileURLToPath(new URL("demo/play.ts", import.meta.url));
const crypto = fileURLToPath(new URL("demo/node-crypto.ts", import.meta.url));

/** What a browser does not have, and the demo does not use: sockets, files, and the reader of descriptions. */
const left = /^node:|\/spec\/load-vendor\.js$/;

/**
 * The start page's demo, as one file for browsers, under the name `virtual:demo`: the emulator and the client are written for
 * Node, and one module of it, node:crypto, is needed in the page.
 */
export const demoBundle = {
  name: "demo-bundle",
  resolveId: (source: string) => (source === "virtual:demo" ? "\0demo" : undefined),
  async load(id: string) {
    if (id !== "\0demo") return undefined;
    await using bundle = await rolldown({
      input: entry,
      platform: "browser",
      shimMissingExports: true,
      plugins: [
        {
          name: "node-in-a-page",
          resolveId: (source) => (source === "node:crypto" ? crypto : left.test(source) ? "\0left" : undefined),
          load: (file) => (file === "\0left" ? "export {};" : undefined),
        },
      ],
    });
    const { output } = await bundle.generate({ format: "esm", codeSplitting: false });
    return output[0].code;
  },
};
