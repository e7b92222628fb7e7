import { defineConfig } from "vitepress";
import { writeLlmsTexts } from "./llms.ts";
import { markdown } from "./markdown.ts";
import { filesThatAreNoPages, pageOf, repository } from "./pages.ts";
import { root } from "./root.ts";
import { nav, sidebar } from "./sidebar.ts";

const description = "Typed clients that keep themselves logged in, generated from OpenAPI";

export default defineConfig({
  title: "vendor-auth",
  description,
  lang: "en",
  // Pages live beside what they tell of, so the whole repository is the source.
  srcDir: root,
  srcExclude: filesThatAreNoPages(),
  rewrites: (file) => pageOf(file) ?? file,
  outDir: `${root}/docs/.vitepress/dist`,
  cacheDir: `${root}/docs/.vitepress/cache`,
  markdown,
  themeConfig: {
    nav,
    sidebar,
    outline: { level: [2, 3] },
    search: { provider: "local", options: { detailedView: true } },
    editLink: { pattern: `${repository}/edit/main/:path` },
    socialLinks: [{ icon: "github", link: repository }],
    footer: { message: "Not made or endorsed by Pure Storage or CloudEndure. MIT." },
  },
  transformPageData(page) {
    if (page.relativePath === "index.md") Object.assign(page.frontmatter, { sidebar: false, aside: false, pageClass: "start" });
    // Pages that a generator writes are changed there.
    if (/^(api|reference)\//.test(page.relativePath)) page.frontmatter["editLink"] = false;
  },
  buildEnd: writeLlmsTexts,
  vite: {
    server: { fs: { allow: [root] } },
    build: { chunkSizeWarningLimit: 2000 },
    plugins: [
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
