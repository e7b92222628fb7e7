import { essence } from "./media-type.ts";
import { queryParameter } from "./parameters.ts";
import { primitiveText } from "./primitive-text.ts";

/**
 * A multipart body as one `Blob`, which can be sent twice and holds no copy of files. A member is a part: of a list, each item; files
 * with their name, objects as JSON, all else as text. `types` are the media types that are declared for members. `FormData` itself
 * cannot say the type of a part that is no file.
 */
export function multipart(value: object, types: Readonly<Record<string, string>>): { body: Blob; boundary: string } {
  const boundary = `----part${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
  const members: Iterable<[string, unknown]> = value instanceof FormData ? value : Object.entries(value);
  const pieces: (string | Blob)[] = [];
  for (const [name, member] of members) {
    for (const [partName, item] of partsOf(name, member, types[name])) {
      if (item === undefined || item === null) continue;
      const { content, type, file } = partOf(name, item, types[name]);
      const fileName = file === undefined ? "" : `; filename="${escaped(file)}"`;
      const typeLine = type === undefined ? "" : `Content-Type: ${type}\r\n`;
      pieces.push(
        `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(partName)}"${fileName}\r\n${typeLine}\r\n`,
        content,
        "\r\n",
      );
    }
  }
  return { body: new Blob([...pieces, `--${boundary}--\r\n`]), boundary };
}

/** A member's parts: in the style that is declared for it, else each item of a list. Files have no style. */
function partsOf(name: string, member: unknown, code: string | undefined): readonly (readonly [name: string, item: unknown])[] {
  const items = [member].flat<unknown[]>();
  if (code === undefined || code.includes("/") || items.some(isFile)) return items.map((item) => [name, item]);
  // A form without its escapes: no part needs them.
  return [...new URLSearchParams(queryParameter(name, member, code).replaceAll("+", "%2B"))];
}

function isFile(item: unknown): boolean {
  return item instanceof Blob || item instanceof ArrayBuffer || ArrayBuffer.isView(item) || item instanceof ReadableStream;
}

function partOf(
  name: string,
  item: unknown,
  declared: string | undefined,
): { content: string | Blob; type: string | undefined; file?: string } {
  const types = declared?.includes("/") ? declared.split(",").map((each) => each.trim()) : [];
  const [first] = types;
  const content = item instanceof ArrayBuffer || ArrayBuffer.isView(item) ? new Blob([item as ArrayBuffer]) : item;
  if (content instanceof Blob) {
    const isDeclared = first === undefined || first.includes("*") || types.some((each) => essence(each) === essence(content.type));
    const type = (isDeclared ? content.type : first) || "application/octet-stream";
    return { content, type, file: content instanceof File ? content.name : "blob" };
  }
  if (typeof content !== "object" || content instanceof Date) {
    const isJson = first !== undefined && /json/.test(first);
    return {
      content: isJson ? JSON.stringify(content) : content instanceof Date ? content.toJSON() : primitiveText(content),
      type: first,
    };
  }
  if (content instanceof ReadableStream) {
    throw new TypeError(`the body was not sent: its member ${name} is a stream, whose length a multipart body must know. Give a Blob`);
  }
  return { content: JSON.stringify(content), type: first ?? "application/json" };
}

/** As browsers write names of parts. */
function escaped(name: string): string {
  return name.replaceAll(/["\r\n]/g, encodeURIComponent);
}
