/** One letter as JSON, a URL (once or twice) or HTML escapes it; or plain ASCII letters; or one other. */
const letters =
  /%(?:25)?([\da-f]{2})|\\u([\da-f]{4})|&#x0*([\da-f]{1,6});?|&#0*(\d{1,7});?|&(amp|lt|gt|quot|apos);|\\+([^\da-z])|[^%\\&\u{80}-\u{10ffff}]+|[^]/giu;
const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const encoder = new TextEncoder();

/** A character for each byte of UTF-8, in small letters. */
function bytesOf(text: string) {
  return String.fromCharCode(...encoder.encode(text)).toLowerCase();
}

/**
 * Puts `mask` in place of secrets, in every spelling in which a server may echo them: as they are, in another case, each letter
 * escaped or not, and in Base64, alone or within a longer text. `spelled` are the `spellings` of each.
 */
export function hide(text: string, spelled: readonly string[], mask: string): string {
  let plain = "";
  const from: number[] = []; // where the letter of each byte begins
  for (const match of text.matchAll(letters)) {
    const [whole, byte, unit, hex, decimal, name, escaped] = match;
    const code = Number.parseInt(unit ?? hex ?? "", 16) || Number(decimal);
    const bytes = byte
      ? String.fromCharCode(Number.parseInt(byte, 16)).toLowerCase()
      : code > 0 && code < 0x11_00_00
        ? bytesOf(String.fromCodePoint(code).toLowerCase())
        : name || escaped
          ? bytesOf((name && named[name.toLowerCase()]) ?? escaped ?? "")
          : whole.length > 2
            ? whole.toLowerCase() // plain ASCII
            : bytesOf(whole.toLowerCase());
    plain += bytes;
    const isPlain = bytes.length === whole.length;
    for (let at = 0; at < bytes.length; at += 1) from.push(match.index + (isPlain ? at : 0));
  }
  from.push(text.length);

  const isSecret = new Uint8Array(plain.length);
  for (const spelling of spelled) {
    for (let at = plain.indexOf(spelling); at >= 0; at = plain.indexOf(spelling, at + 1)) isSecret.fill(1, at, at + spelling.length);
  }
  let shown = "";
  for (let at = 0; at < plain.length;) {
    let end = at;
    while (end < plain.length && isSecret[end] === isSecret[at]) end += 1;
    shown += isSecret[at] ? mask : text.slice(from[at], from[end]);
    at = end;
  }
  return shown;
}

/** As it is, with `+` for a blank, and in Base64: for each of the three ways in which it can lie in groups of three bytes. */
export function spellings(secret: string): string[] {
  const bytes = encoder.encode(secret);
  const plain = [secret, secret.toLowerCase(), secret.replaceAll(" ", "+")].map(bytesOf);
  if (bytes.length < 6) return plain; // too little of its Base64 is its alone
  const base64 = [0, 1, 2].map((before) =>
    btoa("\0".repeat(before) + String.fromCharCode(...bytes))
      .slice(before && 4, Math.trunc((bytes.length + before) / 3) * 4)
      .toLowerCase(),
  );
  return [...plain, ...base64, ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"))];
}
