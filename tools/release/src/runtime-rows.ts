/** What somebody runs, compiles or bundles the packages with, and how that goes. Every verdict stands on tests of this tool. */
export interface RuntimeRow {
  readonly group: string;
  readonly name: string;
  readonly verdict: "works" | "with a line" | "no";
  /** The line to write, or why not. In Markdown. */
  readonly how: string;
  /** Matches the full names of the tests that show it: all of them must pass. */
  readonly tests: RegExp;
}

const oneLine = "`NODE_OPTIONS=--experimental-vm-modules`";

const node = (version: string): RuntimeRow => ({
  group: "Runtime",
  name: `Node ${version}`,
  verdict: "works",
  how: "`import` and `require`",
  tests: new RegExp(`^runtimes Node ${version.replace(".", "\\.")} runs `),
});

const bundler = (name: string): RuntimeRow => ({
  group: "Bundler",
  name,
  verdict: "works",
  how: "for Node, for the browser and for Workers; `closeOnExit` in ES modules and CommonJS",
  tests: new RegExp(`^(bundles for Node ${name}: |bundles that leave .* ${name}, (esm|cjs): |workerd .*bundled by ${name}: )`),
});

const typescript = (version: string): RuntimeRow => ({
  group: "TypeScript",
  name: version,
  verdict: "works",
  how: "`NodeNext` and `Bundler`, strict, without `skipLibCheck`; declarations of a library that exports a client",
  tests: new RegExp(
    `^strict TypeScript without skipLibCheck (TypeScript ${version.replace(".", "\\.")}, |F74: TypeScript ${version.replace(".", "\\.")}, declarations)`,
  ),
});

const manager = (name: string): RuntimeRow => ({
  group: "Package manager",
  name: name === "yarn" ? "yarn 4, Plug'n'Play" : name,
  verdict: "works",
  how: "scripts switched off",
  tests: new RegExp(`^a consumer installs from the registry, with scripts off ${name}: `),
});

export const runtimeRows: readonly RuntimeRow[] = [
  ...["20.19", "22", "24", "26"].map(node),
  { group: "Runtime", name: "Bun", verdict: "works", how: "`import` and `require`", tests: /^runtimes Bun runs / },
  { group: "Runtime", name: "Deno", verdict: "works", how: "needs `--allow-net` for the host", tests: /^runtimes Deno runs / },
  {
    group: "Runtime",
    name: "Cloudflare Workers (workerd)",
    verdict: "works",
    how: "sessions in a header and in a cookie",
    tests: /^workerd F43: /,
  },
  {
    group: "Runtime",
    name: "Browser, session in a header",
    verdict: "works",
    how: "in a page and in a web worker; the API has to allow your page (CORS)",
    tests: /^headless Chromium F43: a header session works in a /,
  },
  {
    group: "Runtime",
    name: "Browser, session in a cookie",
    verdict: "no",
    how: "`capability_missing`, before anything is sent: a browser lets no program set or read such cookies. Call from your server",
    tests: /^headless Chromium F43: a cookie session is a typed error in a /,
  },
  {
    group: "Runner",
    name: "Jest 30, tests that `import`",
    verdict: "with a line",
    how: oneLine,
    tests: /^Jest 30 F74: on Node (20\.19|24), .* a test that imports: /,
  },
  {
    group: "Runner",
    name: "Jest 30, tests that `require`",
    verdict: "with a line",
    how: `${oneLine}, on Node 24.9 or newer`,
    tests: /^Jest 30 F74: on Node 24, .* a test that requires: /,
  },
  {
    group: "Runner",
    name: "Jest 30 without that line",
    verdict: "no",
    how: "Jest loads no ES module then; it says so, and how it would",
    tests: /^Jest 30 F74: without it Jest says /,
  },
  {
    group: "Framework",
    name: "Next.js 16, a route handler",
    verdict: "works",
    how: "built by its own bundler",
    tests: /^Next\.js 16 F74: /,
  },
  {
    group: "Framework",
    name: "Vite 8, a page rendered by a server",
    verdict: "works",
    how: "in development and built",
    tests: /^Vite 8 F74: /,
  },
  ...["esbuild", "rolldown", "webpack"].map(bundler),
  ...["5.5", "5.9", "6", "7"].map(typescript),
  {
    group: "TypeScript",
    name: '`moduleResolution: "node"`',
    verdict: "no",
    how: "it knows no `exports` of packages; TypeScript says what to set: `node16`, `nodenext` or `bundler`",
    tests: /F74: TypeScript .* with moduleResolution node, /,
  },
  ...["npm", "pnpm", "yarn"].map(manager),
];
