import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Application, Converter, ReflectionKind } from "typedoc";
import { root } from "./root.ts";
import { vendors } from "./vendors.ts";

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string | { readonly types: string }>>;
}

/** The source of every entry that the hand-written packages export, with the name by which it is imported. */
function entries(): ReadonlyMap<string, string> {
  const manifests = globSync("{packages,tools}/*/package.json", {
    cwd: root,
    exclude: vendors.map(({ name }) => `packages/${name}/package.json`),
  });
  return new Map(
    manifests.toSorted().flatMap((file) => {
      const { name, exports = {} } = JSON.parse(readFileSync(join(root, file), "utf8")) as Manifest;
      return Object.entries(exports).flatMap(([entry, target]) => {
        const types = typeof target === "string" ? undefined : target.types;
        if (!types?.startsWith("./dist/")) return [];
        const source = types.replace("./dist/", "src/").replace(/\.d\.ts$/, ".ts");
        return [[join(root, dirname(file), source), name + entry.slice(1)] as const];
      });
    }),
  );
}

const names = entries();
const app = await Application.bootstrapWithPlugins({
  outputs: [{ name: "markdown", path: join(root, "docs/api") }],
  plugin: ["typedoc-plugin-markdown"],
  entryPoints: [...names.keys()],
  tsconfig: join(root, "docs/tsconfig.typedoc.json"),
  readme: "none",
  name: "API",
  excludeExternals: true,
  excludePrivate: true,
  disableSources: true,
  // The packages are checked by the compiler they are built with.
  skipErrorChecking: true,
  logLevel: "Warn",
  ...({
    outputFileStrategy: "modules",
    hideBreadcrumbs: true,
    hidePageHeader: true,
    parametersFormat: "table",
    interfacePropertiesFormat: "table",
    propertyMembersFormat: "table",
    typeDeclarationFormat: "table",
    useCodeBlocks: true,
    useHTMLAnchors: true,
  } as object),
});
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
  for (const module of context.project.getReflectionsByKind(ReflectionKind.Module)) {
    const file = context.getSymbolFromReflection(module)?.declarations?.[0]?.getSourceFile().fileName ?? "";
    module.name = names.get(file) ?? module.name;
  }
});
const project = await app.convert();
if (project === undefined) throw new Error("typedoc read no entry: see its messages above");
await app.generateOutputs(project);
if (app.logger.hasErrors()) process.exit(1);
