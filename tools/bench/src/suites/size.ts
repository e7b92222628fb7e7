import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { rolldown } from "rolldown";
import { summary, type Timing } from "../measure/interleaved.ts";
import { loadPeers } from "../clients/peers.ts";

const peersFolder = fileURLToPath(new URL("../../peers/", import.meta.url));

/** Bytes of what a program imports, bundled, minified and brotli-compressed: what is loaded at once, and for us also the whole. */
export async function size(): Promise<Timing[]> {
  const peers = Object.entries((await loadPeers()).entries);
  const rows: Timing[] = [];
  for (const [name, code] of peers) rows.push(row(name, (await bundle(code, peersFolder)).whole));
  for (const vendor of ["flashblade", "cloudendure"]) {
    const { whole, atOnce } = await bundle(`export * from "@vendor-auth/session/${vendor}";`, fileURLToPath(new URL(".", import.meta.url)));
    rows.push(row(`facade, ${vendor}, at once`, atOnce), row(`facade, ${vendor}, the whole`, whole));
  }
  const base = rows[0]?.median ?? 0;
  return rows.map((one) => ({ ...one, ratio: one.median / base }));
}

const row = (name: string, bytes: number) => summary(name, [bytes], []);

const weigh = (chunks: readonly { readonly type: string; readonly code?: string }[]) =>
  chunks.reduce((sum, { code: text = "" }) => sum + (text === "" ? 0 : brotliCompressSync(text).length), 0);

async function bundle(code: string, folder: string): Promise<{ whole: number; atOnce: number }> {
  const entry = `${folder}entry-of-the-bench.mjs`;
  const plugin = {
    name: "entry",
    resolveId: (id: string) => (id === entry ? id : null),
    load: (id: string) => (id === entry ? code : null),
  };
  const made = await rolldown({ input: entry, platform: "browser", plugins: [plugin], logLevel: "silent", external: /^node:/ });
  const options = { format: "esm", minify: true } as const;
  const one = await made.generate({ ...options, codeSplitting: false });
  const split = await made.generate({ ...options, codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] } });
  await made.close();
  const atOnce = split.output.filter((chunk) => chunk.type === "chunk" && (chunk.isEntry || chunk.name === "start"));
  return { whole: weigh(one.output), atOnce: weigh(atOnce) };
}
