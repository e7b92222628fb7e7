export type Value = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;

/** RFC 6570, 3.2.1 and its appendix A: what an expression of one variable expands to. */
export function expanded(operator: "" | "." | ";" | "?", name: string, value: Value, isExploded: boolean): string {
  const separator = { "": ",", ".": ".", ";": ";", "?": "&" }[operator];
  const isNamed = operator === ";" || operator === "?";
  const encoded = (text: string) =>
    [...new TextEncoder().encode(text)]
      .map((byte) =>
        /[\w.~-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
      )
      .join("");
  const named = (key: string, text: string) => (text === "" && operator === ";" ? encoded(key) : `${encoded(key)}=${encoded(text)}`);
  const parts: string[] = [];
  if (typeof value !== "object") parts.push(isNamed ? named(name, String(value)) : encoded(String(value)));
  else {
    const pairs = Array.isArray(value) ? value.map((item: string) => ["", item] as const) : Object.entries(value as Record<string, string>);
    if (pairs.length === 0) return "";
    if (!isExploded) {
      const flat = pairs.flatMap(([key, text]) => (Array.isArray(value) ? [text] : [key, text])).map(encoded);
      parts.push((isNamed ? `${encoded(name)}=` : "") + flat.join(","));
    } else if (Array.isArray(value))
      parts.push(...pairs.map(([, text]) => (isNamed ? `${encoded(name)}=${encoded(text)}` : encoded(text))));
    else parts.push(...pairs.map(([key, text]) => `${encoded(key)}=${encoded(text)}`));
  }
  return (operator === "?" ? "" : operator) + parts.join(separator);
}
