import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/context/redactor.ts";

const json = (text: string) => JSON.stringify(text).slice(1, -1);
const html = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const ascii = (text: string) =>
  json(text).replaceAll(/[\u0080-\uffff]/g, (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** What a server, a proxy or a log may make of a secret before it is shown. */
const ways: readonly (readonly [string, (text: string) => string])[] = [
  ["as it is", (text) => text],
  ["in capitals", (text) => text.toUpperCase()],
  ["in JSON", json],
  ["in JSON of ASCII", ascii],
  ["in JSON within JSON", (text) => json(json(text))],
  ["in a URL", encodeURIComponent],
  ["in a URL within a URL", (text) => encodeURIComponent(encodeURIComponent(text))],
  ["in a form", (text) => new URLSearchParams({ x: text }).toString().slice(2)],
  ["in HTML", html],
  ["in HTML within HTML", (text) => html(html(text))],
  ["in a URL in JSON", (text) => json(encodeURIComponent(text))],
  ["in JSON in a URL", (text) => encodeURIComponent(json(text))],
  ["in JSON in HTML", (text) => html(json(text))],
  ["in HTML in JSON", (text) => json(html(text))],
  ["in hex", (text) => Buffer.from(text).toString("hex")],
  ["in Base64", (text) => Buffer.from(text).toString("base64").replace(/=+$/, "")],
];

/** Signs that are escaped, and texts that look as if something were. */
const piece = fc.constantFrom(
  "a",
  "Z7",
  "%2F",
  "%",
  String.raw`\n`,
  "\\",
  "&lt;",
  "&",
  "é",
  "🔑",
  " ",
  "+",
  "=",
  String.raw`\u0041`,
  '"',
  "/",
  "<",
  "\n",
  "'",
);
/** A backslash or a line's end before or after it, and the last letters of Base64, which depend on what follows, may stay. */
const rest = String.raw`(?:(?:(?:\\|%(?:25)*5c)+[bfnrt]?|%(?:25)*0a|\n)*`;
const hidden = new RegExp(String.raw`^before \(${rest})\[redacted\]${rest})[\w+/]{0,3}\) after$`, "i");

describe("F67: secrets with signs that are escaped, and that look escaped", () => {
  it.each(ways)("F67: with signs that are escaped, %s", (_, way) => {
    const secrets = fc
      .tuple(fc.array(piece, { maxLength: 5 }), fc.array(piece, { maxLength: 8 }))
      .map(([before, after]) => [...before, "k3yvalue", ...after].join("").trim());
    fc.assert(
      fc.property(secrets, (secret) => {
        const redactor = createRedactor();
        redactor.add(secret);
        expect(redactor.text(`before (${way(secret)}) after`)).toMatch(hidden);
      }),
      { numRuns: 300 },
    );
  });
});
