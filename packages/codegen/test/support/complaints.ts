import { createRequire } from "node:module";
import ts from "typescript";

/** What the strictest compiler says of files of types alone, which import nothing. */
export function complaints(files: ReadonlyMap<string, string>): string[] {
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"], // files are `Blob`s
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const sources = new Map([...files].map(([name, text]) => [name, ts.createSourceFile(name, text, ts.ScriptTarget.ES2022)]));
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => sources.get(name) ?? read(name, ...rest);
  host.getDefaultLibLocation = () =>
    createRequire(import.meta.url)
      .resolve("typescript")
      .replace(/typescript\.js$/, "");
  const program = ts.createProgram([...files.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}
