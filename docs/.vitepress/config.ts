import { defineConfig } from "vitepress";
import { demoBundle } from "./demo-bundle.ts";
import { writeLlmsTexts } from "./llms.ts";
import { markdown } from "./markdown.ts";
import { filesThatAreNoPages, pageOf, repository } from "./pages.ts";
import { root } from "./root.ts";
import { boostDocument, tokenize } from "./search.ts";
import { nav, sidebar } from "./sidebar.ts";

const description = "Typed clients that keep themselves logged in, generated from OpenAPI";

/** A badge on a lanyard: what a session is. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M10 1l6 10 6-10" fill="none" stroke="#2c7a43" stroke-width="3"/>' +
  '<rect x="5" y="10" width="22" height="20" rx="4" fill="#2c7a43"/><path d="M10 20l4 4 8-8" fill="none" stroke="#fff" stroke-width="3"/></svg>';

export default defineConfig({
  title: "vendor-auth",
  description,
  lang: "en",
  // Pages live beside what they tell of, so the whole repository is the source.
  srcDir: root,
  srcExclude: filesThatAreNoPages(),
  rewrites: (file) => pageOf(file) ?? file,
  outDir: `${root}/docs/.vitepress/dist`,
  // Every page lists dozens of others: one that is read should not load them all.
  router: { prefetchLinks: false },
  cacheDir: `${root}/docs/.vitepress/cache`,
  markdown,
  head: [["link", { rel: "icon", href: `data:image/svg+xml,${encodeURIComponent(icon)}` }]],
  themeConfig: {
    nav,
    sidebar,
    outline: { level: [2, 3] },
    search: {
      provider: "local",
      options: {
        detailedView: true,
        miniSearch: { options: { tokenize }, searchOptions: { boostDocument } },
      },
    },
    editLink: { pattern: `${repository}/edit/main/:path` },
    socialLinks: [{ icon: "github", link: repository }],
    footer: { message: "Not made or endorsed by Pure Storage or CloudEndure. MIT." },
  },
  transformPageData(page) {
    if (page.relativePath === "index.md") page.frontmatter["sidebar"] = false;
    // Operations are headings of the first level there, as on the vendors' own pages.
    if (page.relativePath.startsWith("reference/")) page.frontmatter["outline"] = [1, 3];
    // Pages that a generator writes are changed there.
    if (/^(api|reference)\//.test(page.relativePath)) page.frontmatter["editLink"] = false;
  },
  buildEnd: writeLlmsTexts,
  vite: {
    server: { fs: { allow: [root] } },
    build: { chunkSizeWarningLimit: 2000 },
    plugins: [
      demoBundle,
      {
        // Pages outside docs/ cannot see its node_modules.
        name: "vue-for-all-pages",
        enforce: "pre",
        resolveId(source, importer) {
          if (!/^vue($|\/)/.test(source) || !importer?.endsWith(".md")) return undefined;
          return this.resolve(source, `${root}/docs/index.md`, { skipSelf: true });
        },
      },
    ],
  },
});
