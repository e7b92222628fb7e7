/**
 * One letter as JSON (also within JSON, and as two halves), a URL (once or twice), HTML (once or twice) or Python escapes it; the end of
 * a line; or plain ASCII letters; or one other.
 */
const letters =
  /(?:%(?:25)?|\\+x)([\da-f]{2})|\\+u(d[89ab][\da-f]{2})\\+u(d[c-f][\da-f]{2})|\\+u([\da-f]{4})|&(?:amp;)*#x0*([\da-f]{1,6});?|&(?:amp;)*#0*(\d{1,7});?|&(?:amp;)*(amp|lt|gt|quot|apos);|(\\+[nr]|[\n\r])|\\+([^\da-z])|[^%\\&\n\r\u{80}-\u{10ffff}]+|[^]/giu;
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
    const [whole, byte, high, low, unit, hex, decimal, name, line, escaped] = match;
    const halves = high && low && ((Number.parseInt(high, 16) & 0x3_ff) << 10) + (Number.parseInt(low, 16) & 0x3_ff) + 0x1_00_00;
    const code = halves || Number.parseInt(unit ?? hex ?? "", 16) || Number(decimal);
    const bytes = byte
      ? String.fromCharCode(Number.parseInt(byte, 16)).toLowerCase()
      : line
        ? "" // Base64 is broken into lines
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
    for (let at = plain.indexOf(spelling); at >= 0;) {
      let end = at + spelling.length;
      // A secret that repeats itself goes on as long as it does: found anew at each letter, it would take a long time.
      const period = (spelling + spelling).indexOf(spelling, 1);
      while (period < spelling.length && end < plain.length && plain[end] === plain[end - period]) end += 1;
      isSecret.fill(1, at, end);
      at = plain.indexOf(spelling, end - spelling.length + 1);
    }
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

/** As it is, with `+` for a blank, in hex, and in Base64: for each of the three ways in which it can lie in groups of three bytes. */
export function spellings(secret: string): string[] {
  const bytes = encoder.encode(secret);
  const plain = [secret, secret.toLowerCase(), secret.replaceAll(" ", "+")].map((text) => bytesOf(text.replaceAll(/[\n\r]/g, "")));
  if (bytes.length < 6) return plain; // too little of its Base64 is its alone
  const base64 = [0, 1, 2].map((before) =>
    btoa("\0".repeat(before) + String.fromCharCode(...bytes))
      .slice(before && 4, Math.trunc((bytes.length + before) / 3) * 4)
      .toLowerCase(),
  );
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [...plain, hex, ...base64, ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"))];
}
