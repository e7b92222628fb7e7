import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/context/redactor.ts";
import { isSessionError } from "../../src/index.ts";
import { arrays, cloudendureWith, flashbladeWith, projects, rejection } from "../support/with-emulator.ts";

const token = "c0ffee00-1111-4222-8333-44445555/666+";

async function everyView(error: unknown): Promise<string> {
  const response = isSessionError(error) ? error.response : undefined;
  const text = response ? `${await response.clone().text()} ${JSON.stringify([...response.headers])}` : "";
  return `${inspect(error, { depth: 9, showHidden: true })} ${String((error as Error).stack)} ${text}`;
}

describe("F67: what the server echoes", () => {
  const spellings: [string, (secret: string) => string][] = [
    ["as it is", (secret) => secret],
    ["in another case", (secret) => secret.toUpperCase()],
    ["in JSON, with escaped slashes", (secret) => JSON.stringify(secret).replaceAll("/", String.raw`\/`)],
    [
      "in JSON, each letter",
      (secret) => Array.from(secret, (letter) => String.raw`\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
    ],
    ["in HTML, by number", (secret) => Array.from(secret, (letter) => `&#${letter.charCodeAt(0)};`).join("")],
    ["in HTML, by hexadecimal number", (secret) => Array.from(secret, (letter) => `&#x${letter.charCodeAt(0).toString(16)};`).join("")],
    ["in a URL", encodeURIComponent],
    ["in a URL, in small letters", (secret) => encodeURIComponent(secret).toLowerCase()],
    ["in a URL, twice", (secret) => encodeURIComponent(encodeURIComponent(secret))],
    ["in a form", (secret) => new URLSearchParams({ secret }).toString()],
    ["in Base64", (secret) => Buffer.from(secret).toString("base64")],
    ["in Base64, after a name", (secret) => Buffer.from(`me:${secret}`).toString("base64")],
    ["in JSON within JSON", (secret) => Array.from(secret, (letter) => String.raw`\\u00${letter.charCodeAt(0).toString(16)}`).join("")],
    ["in HTML, twice", (secret) => Array.from(secret, (letter) => `&amp;#${letter.charCodeAt(0)};`).join("")],
    ["in hex", (secret) => Buffer.from(secret).toString("hex")],
    [
      "in Base64, in lines",
      (secret) =>
        (
          Buffer.from(secret)
            .toString("base64")
            .match(/.{1,8}/g) ?? []
        ).join(String.raw`\r\n`),
    ],
    ["in Base64 for URLs, within a text", (secret) => Buffer.from(`x=${secret}; and more`).toString("base64url")],
  ];
  it.each(spellings)("F67: %s", async (_, spell) => {
    const { emulator, client } = await flashbladeWith({}, { credentials: { apiToken: token } });
    const echo = spell(token);
    const body = `{"errors":[{"context":"token ${echo} was refused","message":"reason to keep"}]}`;
    const headers = [
      ["content-type", "application/json"],
      ["x-echo", echo],
    ] as const;
    emulator.fault({ match: { operation: "login" }, action: { type: "respond", status: 400, headers, body } });
    const shown = await everyView(await rejection(client.fetch(arrays)));
    const middle = echo.slice(Math.ceil(echo.length * 0.3), Math.floor(echo.length * 0.6));
    expect(shown).not.toContain(middle);
    expect(shown).toContain("reason to keep");
    expect(shown).toContain("[redacted]");
  });

  it.each([
    ["came twice", { addHeaders: [["x-auth-token", token]] }],
    ["came with a blank", { setHeaders: [["x-auth-token", `${token} x`]] }],
    ["came on a 500", { status: 500, setHeaders: [["x-auth-token", token]] }],
    ["came on a 400", { status: 400, setHeaders: [["x-auth-token", token]] }],
  ] as const)("F67: a live token that %s", async (_, change) => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { operation: "login" }, action: { type: "modify", ...change } });
    const shown = await everyView(await rejection(client.fetch(arrays)));
    expect(shown).not.toContain(token);
    for (const { user } of emulator.sessions) expect(user).toBeDefined();
  });

  it.each([500, 401])("F67: cookies on a %i", async (status) => {
    const { emulator, client } = await cloudendureWith();
    const body = `{"message":"session=${token}"}`;
    emulator.fault({
      match: { operation: "login" },
      action: { type: "respond", status, headers: [["set-cookie", `session=${token}`]], body },
    });
    expect(await everyView(await rejection(client.fetch(projects)))).not.toContain(token.slice(0, 20));
  });

  it.each<[string, string, string]>([
    ["a letter of two halves, in JSON", "key-\u{1F511}-zz", String.raw`key-\ud83d\udd11-zz`],
    ["letters as Python shows bytes", "w\u00F6rter-12", String.raw`w\xc3\xb6rter-12`],
    ["signs escaped for HTML, twice", "a<b&c-12345", "a&amp;lt;b&amp;amp;c-12345"],
    ["a secret of two lines, in JSON", "first line\nsecond line", String.raw`first line\nsecond line`],
    ["a cookie with escaped letters, as it is", "abc%2Fdef%3D%3D", "abc%2Fdef%3D%3D"],
    ["a cookie with escaped letters, in a URL", "abc%2Fdef%3D%3D", "abc%252Fdef%253D%253D"],
    ["a password with a backslash, as it is", String.raw`ab\ncd\x41\u0042`, String.raw`ab\ncd\x41\u0042`],
    ["a password with a backslash, in JSON", String.raw`ab\ncd\x41\u0042`, String.raw`ab\\ncd\\x41\\u0042`],
    ["a password that looks like HTML, as it is", "a&lt;b&amp;c-12345", "a&lt;b&amp;c-12345"],
    ["a secret that repeats itself, in more of the same", "abcabcabc", "abcabcabcabcabcab"],
  ])("F67: %s", (_, secret, echo) => {
    const redactor = createRedactor();
    redactor.add(secret);
    expect(redactor.text(`before (${echo}) after`)).toBe("before ([redacted]) after");
  });

  it("F67: what the server sends anew for long takes the place of neither the credentials nor the session", () => {
    const redactor = createRedactor();
    redactor.keep({ password: "CANARY-password" });
    for (let value = 0; value < 200; value += 1) redactor.add({ token: "CANARY-token" }, `value-${value}`);
    expect(redactor.text("CANARY-password, CANARY-token, value-199")).toBe("[redacted], [redacted], [redacted]");
  });

  it("F67: what is no secret stays as it is", () => {
    const redactor = createRedactor();
    redactor.add("hunter22-and-more");
    const text = "100% of &amp; \\n caf\u00e9 %zz \u{1F600} &#xFFFFFFF; \\u12 end";
    expect(redactor.text(text)).toBe(text);
    expect(redactor.text(`${text} HUNTER22%2Dand-more`)).toBe(`${text} [redacted]`);
  });
});

describe("F69: a URL that cannot be read", () => {
  it.each(["https://user:pw-canary@bad host/", "https://user:pw-canary@[::1/", "http://user:pw-canary@fb1.example:99999/"])(
    "F69: %s is refused before anything repeats it",
    async (url) => {
      const { emulator, client } = await flashbladeWith();
      const error = await rejection(client.fetch(url));
      expect(error).toMatchObject({ code: "origin_refused" });
      expect(await everyView(error)).not.toContain("pw-canary");
      expect(emulator.counters.requests).toBe(0);
    },
  );

  it("F69: one of another origin is named without its password", async () => {
    const { client } = await flashbladeWith();
    const error = await rejection(client.fetch("https://user:pw-canary@evil.example/"));
    expect(error).toMatchObject({ code: "origin_refused", target: "https://evil.example" });
    expect(await everyView(error)).not.toContain("pw-canary");
  });
});
