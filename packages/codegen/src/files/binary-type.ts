import ts from "typescript";
import { rawBody } from "../wire/body-forms.ts";

type Schema = { readonly type?: unknown; readonly format?: unknown; readonly nullable?: unknown };

const named = (name: string) => ts.factory.createTypeReferenceNode(name);

/** The type of `format: binary`: a `Blob`, which a `File` is, too; for a whole body of a request, whatever `fetch` takes. */
export function binaryType(schema: object): ts.TypeNode | undefined {
  const { type, format, nullable } = schema as Schema;
  if (type !== "string" || (format !== "binary" && format !== rawBody)) return undefined;
  const isRaw = format === rawBody;
  const bytes = ts.factory.createTypeReferenceNode("ReadableStream", [named("Uint8Array")]);
  const types = isRaw ? [named("Blob"), named("ArrayBuffer"), named("ArrayBufferView"), bytes] : [named("Blob")];
  const all = nullable === true ? [...types, ts.factory.createLiteralTypeNode(ts.factory.createNull())] : types;
  return all.length === 1 ? all[0] : ts.factory.createUnionTypeNode(all);
}
