import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A folder that is never written: from here, packages are found as this one finds them. */
const here = fileURLToPath(new URL("./", import.meta.url)).replaceAll("\\", "/");

/** What many consumers have: strict, and nothing that few of them turn on. */
const options: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** Comments are of no use here, and reading them takes time. */
const parsing: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.ES2022,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
};

/** What is no text of ours, read once for all compilers: the language's own types, and those of the client. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** Compiles texts in memory. */
export interface Compiler {
  /** The file of a text that was given, as it was parsed. */
  readonly source: (name: string) => ts.SourceFile;
  /** A program of all texts so far. */
  readonly program: () => ts.Program;
  readonly add: (name: string, text: string) => void;
}

/** A compiler without any text. Names are such as `0/before/schema.ts`. */
export function newCompiler(): Compiler {
  const texts = new Map<string, ts.SourceFile>();
  const folders = new Set<string>();
  const real = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...real,
    getSourceFile(name) {
      const own = texts.get(name);
      if (own !== undefined) return own;
      if (!libraries.has(name)) libraries.set(name, real.getSourceFile(name, parsing));
      return libraries.get(name);
    },
    directoryExists: (name) => folders.has(name) || ts.sys.directoryExists(name),
    fileExists: (name) => texts.has(name) || real.fileExists(name),
    readFile: (name) => texts.get(name)?.text ?? real.readFile(name),
  };
  return {
    add(name, text) {
      folders.add(`${here}${name}`.replace(/\/[^/]*$/, ""));
      texts.set(`${here}${name}`, ts.createSourceFile(`${here}${name}`, text, parsing));
    },
    source: (name) => texts.get(`${here}${name}`)!,
    program: () => ts.createProgram([...texts.keys()], options, host),
  };
}
