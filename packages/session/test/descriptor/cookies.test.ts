import * as fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type SessionError } from "../../src/index.ts";
import { cloudendure } from "../../src/vendors/cloudendure/index.ts";
import { arrays, cloudendureWith, flashbladeWith, projects, rejection } from "../support/with-emulator.ts";

describe("F38: hostile cookies", () => {
  const login = (client: ReturnType<typeof cloudendure>) => client.login().then(({ secrets }) => secrets);

  it("F38: only the declared cookies are kept and sent", async () => {
    const { emulator, client } = await cloudendureWith();
    const addHeaders = [
      ["set-cookie", "evil=1; Path=/"],
      ["set-cookie", "session2=1"],
      ["set-cookie", "__proto__=1"],
      ["set-cookie", "session=stolen; Domain=.evil.example"],
      ["set-cookie", "session=gone; Max-Age=0"],
      ["set-cookie", "XSRF-TOKEN=gone; Expires=Thu, 01 Jan 1970 00:00:00 GMT"],
    ] as const;
    emulator.fault({ match: { operation: "login" }, action: { type: "modify", addHeaders } });
    expect(Object.keys(await login(client))).toEqual(["session", "xsrf"]);
    expect((await client.fetch(projects)).status).toBe(200);
    expect(emulator.requests.at(-1)?.headers["cookie"]).toMatch(/^session=sha256:[\da-f]{16}$/);
  });

  it.each([
    "session=x; Max-Age=0",
    "session=x; Max-Age=-1",
    "session=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
    "session=x; Domain=evil.example",
  ])("F38: %s is no session", async (line) => {
    const { emulator, client } = await cloudendureWith();
    const action = { type: "modify", removeCookies: ["session"], addHeaders: [["set-cookie", line]] } as const;
    emulator.fault({ match: { operation: "login" }, action });
    await expect(client.login()).rejects.toThrow(/the cookie session is missing or empty/);
  });

  it.each([
    "Max-Age=1800; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
    "Expires=Thu, 01 Jan 1970 00:00:00 GMT; max-age=60",
    "Expires=0",
    "Expires=-1",
  ])("F38: %s is no end: Max-Age comes first, and what is no date is none (RFC 6265)", async (attributes) => {
    const { emulator, client } = await cloudendureWith();
    const action = { type: "modify", removeCookies: ["session"], addHeaders: [["set-cookie", `session=kept; ${attributes}`]] } as const;
    emulator.fault({ match: { operation: "login" }, action });
    expect((await login(client))["session"]).toBe("kept");
  });

  it("F38: fuzzed: a session with usable values, or a typed error; never another cookie", async () => {
    const piece = fc.constantFrom(
      "session",
      "XSRF-TOKEN",
      "=",
      ";",
      " ",
      '"',
      "\\012",
      ",",
      "Domain=.evil",
      "Max-Age=0",
      "Expires=x",
      "Path=/",
      "a",
      "é",
      "\t",
    );
    const line = fc.oneof(
      fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join("")),
      fc.string({ maxLength: 30 }),
    );
    const good = fc.constantFrom(['XSRF-TOKEN="abc==\\012"', "session=.eJx"], []);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 5 }), good, async (lines, more) => {
        const sent: (string | null)[] = [];
        const client = cloudendure({
          baseUrl: "https://console.example/api/latest",
          credentials: { userApiToken: "CANARY" },
          fetch: async (url, init) => {
            if (!String(url).endsWith("/login")) {
              sent.push(new Headers(init?.headers).get("cookie"));
              return new Response("{}");
            }
            const headers = new Headers();
            for (const cookie of [...lines, ...more]) {
              try {
                headers.append("set-cookie", cookie);
              } catch {
                // no header can hold it
              }
            }
            return new Response("{}", { headers });
          },
        });
        const outcome = await client.fetch(projects).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toMatchObject({ code: "login_malformed" });
        // Half a session is closed with what came of it.
        for (const cookie of sent) expect(cookie ?? "session=none").toMatch(/^session=[\x21-\x7e]+$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("F43: a runtime that cannot send cookies", () => {
  it("F43: a typed capability error, before anything is sent; a header session works", async () => {
    const NodeRequest = globalThis.Request;
    // As browsers do: a forbidden header is left out without a word.
    vi.stubGlobal(
      "Request",
      class extends NodeRequest {
        constructor(input: string | URL | Request, init: RequestInit = {}) {
          const headers = new Headers(init.headers);
          headers.delete("cookie");
          super(input, { ...init, headers });
        }
      },
    );
    onTestFinished(() => void vi.unstubAllGlobals());
    const { emulator, client } = await cloudendureWith();
    const error = (await rejection(client.fetch(projects))) as SessionError;
    expect(error).toMatchObject({ code: "capability_missing", vendor: "cloudendure" });
    expect(emulator.counters.requests).toBe(0);
    const header = await flashbladeWith();
    expect((await header.client.fetch(arrays)).status).toBe(200);
  });
});
