/** A string literal of TypeScript that nothing in `text` can end early. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** Data as a TypeScript expression, on one line where it fits. */
export function literal(value: unknown, indent = ""): string {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null) return String(value);
  const isList = Array.isArray(value);
  const members = (within: string) =>
    isList
      ? value.map((item) => literal(item, within))
      : Object.entries(value).map(([key, member]) => `${propertyName(key)}: ${literal(member, within)}`);
  const flat = members("").join(", ");
  if (flat === "") return isList ? "[]" : "{}";
  if (!flat.includes("\n") && indent.length + flat.length <= 110) return isList ? `[${flat}]` : `{ ${flat} }`;
  const within = `${indent}  `;
  const lines = members(within)
    .map((member) => `${within}${member},\n`)
    .join("");
  return isList ? `[\n${lines}${indent}]` : `{\n${lines}${indent}}`;
}

/** A key of an object literal. `__proto__` is computed: written plainly it would set the prototype. */
export function propertyName(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^([A-Za-z_$][\w$]*|0|[1-9]\d{0,8})$/.test(key) ? key : quote(key);
}

/** A doc comment that nothing in `text` can end early. */
export function docComment(text: string, indent = ""): string {
  const lines = text
    .replaceAll("*/", "*\\/")
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trimEnd());
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} */\n`;
}

/** A property of an object in code: `credentials.apiToken`, `data["x-id"]`. */
export function memberOf(object: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${object}.${name}` : `${object}[${quote(name)}]`;
}

/** The text with `\n` as its only line ending: Git may have checked it out with another. */
export function unixLines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** First line of a generated file: where it came from, and the command that makes it again. */
export function generatedFrom(file: string, command: string): string {
  return `Generated from ${oneLine(file)} by "${oneLine(command)}". Do not edit.`;
}

/** Whether a file begins with that line, as a comment of TypeScript or Markdown. */
export function isGenerated(content: string): boolean {
  return /^(\/\/|<!--) Generated from /.test(content);
}

/** Text that can end neither a line comment nor a comment of Markdown. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, " ").replace(/-->/g, "-- >");
}
