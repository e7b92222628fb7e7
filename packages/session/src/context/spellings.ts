/** Letters of ASCII, which are a byte each; or one other. */
const letters = /[\0-\u{7f}]+|[^]/gu;
/**
 * One letter as a URL, Python, JSON (also in two halves) and HTML escape it, in small letters. A backslash alone, a line's end and the
 * like are nothing: each way of escaping has its own number of them, and Base64 is broken into lines.
 */
const escapes =
  /(?:%|\\+x)([\da-f]{2})|\\+u(d[89ab][\da-f]{2})\\+u(d[c-f][\da-f]{2})|\\+u([\da-f]{4})|&#x0*([\da-f]{1,6});?|&#0*(\d{1,7});?|&(amp|lt|gt|quot|apos);|\\+[bfnrt]?|[\b\f\n\r\t]+/g;
const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/** A server, a proxy and a log may each escape what the one before has escaped. */
const maxDepth = 4;
const encoder = new TextEncoder();
/** Shorter values are words that happen to occur, and hiding them would garble every message. */
export const shortest = 4;

/** A text as bytes of UTF-8, a character each, in small letters; and where in the text the letter of each begins. */
interface Read {
  readonly bytes: string;
  readonly from: readonly number[];
}

/**
 * Puts `mask` in place of secrets, in every spelling in which a server may echo them: as they are, in another case, each letter
 * escaped or not, several times over, and in Base64 and hex, alone or within a longer text. `spelled` are the `spellings` of each.
 */
export function hide(text: string, spelled: readonly string[], mask: string): string {
  const isSecret = new Uint8Array(text.length);
  const given = read(text);
  for (const { bytes, from } of [given, unescaped(given)]) {
    for (const spelling of spelled) {
      for (let at = bytes.indexOf(spelling); at >= 0;) {
        let end = at + spelling.length;
        // A secret that repeats itself goes on as long as it does: found anew at each letter, it would take a long time.
        const period = (spelling + spelling).indexOf(spelling, 1);
        while (period < spelling.length && end < bytes.length && bytes[end] === bytes[end - period]) end += 1;
        isSecret.fill(1, from[at], from[end]);
        at = bytes.indexOf(spelling, end - spelling.length + 1);
      }
    }
  }
  let shown = "";
  for (let at = 0; at < text.length;) {
    let end = at;
    while (end < text.length && isSecret[end] === isSecret[at]) end += 1;
    shown += isSecret[at] ? mask : text.slice(at, end);
    at = end;
  }
  return shown;
}

/** As it is, with `+` for a blank, as what looks escaped in it is read, in hex, and in Base64: in each of the three ways in which it can lie in groups of three bytes. */
export function spellings(secret: string): string[] {
  const bytes = encoder.encode(secret);
  const given = [secret, secret.replaceAll(" ", "+")].map(read);
  const plain = [...given, ...given.map(unescaped).filter((each) => each.bytes.length >= shortest)].map((each) => each.bytes);
  if (bytes.length < 6) return plain; // too little of its Base64 is its alone
  const base64 = [0, 1, 2].map((before) =>
    btoa("\0".repeat(before) + String.fromCharCode(...bytes))
      .slice(before && 4, Math.trunc((bytes.length + before) / 3) * 4)
      .toLowerCase(),
  );
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [...plain, hex, ...base64, ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"))];
}

function bytesOf(text: string) {
  return String.fromCharCode(...encoder.encode(text.toLowerCase()));
}

function read(text: string): Read {
  let bytes = "";
  const from: number[] = [];
  for (const { 0: letter, index } of text.matchAll(letters)) {
    const isAscii = letter.charCodeAt(0) < 128;
    const its = isAscii ? letter.toLowerCase() : bytesOf(letter);
    bytes += its;
    for (let at = 0; at < its.length; at += 1) from.push(index + (isAscii ? at : 0));
  }
  return { bytes, from: [...from, text.length] };
}

/** Read as what was escaped, again and again. */
function unescaped(given: Read, depth = 0): Read {
  let bytes = "";
  let at = 0;
  const from: number[] = [];
  const add = (its: string, end: number, isCopy: boolean) => {
    for (let index = 0; index < its.length; index += 1) from.push(given.from[isCopy ? at + index : at]!);
    bytes += its;
    at = end;
  };
  for (const match of given.bytes.matchAll(escapes)) {
    add(given.bytes.slice(at, match.index), match.index, true);
    add(letterOf(match), match.index + match[0].length, false);
  }
  if (at === 0 || depth === maxDepth) return given;
  add(given.bytes.slice(at), given.bytes.length, true);
  return unescaped({ bytes, from: [...from, given.from.at(-1)!] }, depth + 1);
}

function letterOf([, byte, high, low, unit, hex, decimal, name]: RegExpExecArray): string {
  if (byte) return String.fromCharCode(Number.parseInt(byte, 16)).replace(/[A-Z]/, (letter) => letter.toLowerCase());
  if (name) return named[name]!;
  const halves = high && low && ((Number.parseInt(high, 16) & 0x3_ff) << 10) + (Number.parseInt(low, 16) & 0x3_ff) + 0x1_00_00;
  const code = halves || Number.parseInt(unit ?? hex ?? "", 16) || Number(decimal);
  return code > 0 && code < 0x11_00_00 ? bytesOf(String.fromCodePoint(code)) : "";
}
