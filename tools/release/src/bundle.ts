import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { mustRun } from "@vendor-auth/packed/run";
import { build } from "esbuild";
import { rolldown } from "rolldown";
import webpack from "webpack";

export type BundlerName = "esbuild" | "rolldown" | "webpack";

/** Where a bundle is to run. */
export type Target = "node" | "browser";

export type Format = "esm" | "cjs";

interface Bundling {
  readonly folder: string;
  readonly entry: string;
  readonly target: Target;
  /** Default `esm`. */
  readonly format?: Format;
}

const require = createRequire(import.meta.url);

/** Makes one file of a program and all that it imports, with each bundler's own defaults. Resolves to its path. */
export async function bundle(name: BundlerName, { folder, entry, target, format = "esm" }: Bundling): Promise<string> {
  const outfile = join(folder, `${basename(entry, ".ts")}.${name}.${target}.${format === "esm" ? "mjs" : "cjs"}`);
  await bundlers[name]({ input: join(folder, entry), outfile, folder, target, format });
  return outfile;
}

interface Job {
  readonly input: string;
  readonly outfile: string;
  readonly folder: string;
  readonly target: Target;
  readonly format: Format;
}

const bundlers: Readonly<Record<BundlerName, (job: Job) => Promise<unknown>>> = {
  esbuild: ({ input, outfile, folder, target, format }) =>
    build({
      entryPoints: [input],
      outfile,
      bundle: true,
      format,
      platform: target,
      absWorkingDir: folder,
      logLevel: "silent",
      target: "es2022",
    }),

  async rolldown({ input, outfile, folder, target, format }) {
    const made = await rolldown({ input, cwd: folder, platform: target });
    await made.write({ file: outfile, format, codeSplitting: false });
    await made.close();
  },

  async webpack({ input, outfile, folder, target, format }) {
    // webpack reads no TypeScript by itself; a project that uses it has a step of its own for that.
    const tsc = require.resolve("typescript-5.9/lib/tsc.js");
    await mustRun(process.execPath, [tsc, "--outDir", join(folder, "js"), ...flags, input], { cwd: folder });
    const compiler = webpack({
      context: folder,
      entry: join(folder, "js", basename(input).replace(/\.ts$/, ".js")),
      mode: "production",
      target: target === "node" ? "node20" : "web",
      experiments: { outputModule: format === "esm" },
      output: {
        path: folder,
        filename: basename(outfile),
        module: format === "esm",
        library: { type: format === "esm" ? "module" : "commonjs2" },
        asyncChunks: false,
      },
    });
    const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
      compiler?.run((error, result) => (error ? reject(error) : resolve(result)));
    });
    if (stats?.hasErrors() === true) throw new Error(stats.toString({ all: false, errors: true }));
  },
};

const flags = [
  "--module",
  "esnext",
  "--moduleResolution",
  "bundler",
  "--target",
  "es2022",
  "--rewriteRelativeImportExtensions",
  "--noCheck",
];
