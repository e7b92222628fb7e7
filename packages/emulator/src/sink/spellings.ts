/** The ways in which a text may travel: as it is (its UTF-8 bytes, one character each), percent-encoded, as a form, escaped as JSON, in base64 or base64url. */
export function spellings(text: string): string[] {
  if (text === "") throw new TypeError("spellings: expected a text that is not empty");
  const bytes = Buffer.from(text, "utf8");
  const escaped = JSON.stringify(text).slice(1, -1);
  const all = [
    bytes.toString("latin1"),
    encodeURIComponent(text),
    encodeURIComponent(text).toLowerCase(),
    new URLSearchParams([["", text]]).toString().slice(1),
    Buffer.from(escaped, "utf8").toString("latin1"),
    ...base64Cores(bytes),
  ];
  return [...new Set(all)].filter((spelling) => spelling.length > 0);
}

/** The base64 of the bytes wherever they begin in a longer text: the characters that do not depend on their neighbours. */
function base64Cores(bytes: Buffer): string[] {
  if (bytes.length < 6) return []; // so few characters are found in other texts by chance
  return [0, 1, 2]
    .map((shift) => {
      const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
      const from = Math.ceil((shift * 8) / 6);
      const to = Math.floor(((shift + bytes.length) * 8) / 6);
      return encoded.slice(from, to);
    })
    .flatMap((core) => [core, core.replaceAll("+", "-").replaceAll("/", "_")]);
}
