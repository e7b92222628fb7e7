import { createRequire } from "node:module";
import ts from "typescript";

/** Of what every platform has, and generated types name. All of a platform's types would take seconds to read. */
const globals = "interface Blob { size: number }\ninterface ReadableStream<T> { getReader(): T }\n";

/** What the strictest compiler says of files of types alone, which import nothing. */
export function complaints(given: ReadonlyMap<string, string>): string[] {
  const files = new Map([...given, ["globals.d.ts", globals]]);
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts"],
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
