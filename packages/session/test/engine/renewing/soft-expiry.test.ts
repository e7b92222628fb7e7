import { describe, expect, it } from "vitest";
import { nodeFetch } from "../../../src/node/index.ts";
import { arrays, flashbladeWith } from "../../support/with-emulator.ts";

describe("F20: soft expiry", () => {
  it.each(["html200", "redirect302", "json200"] as const)("F20: a dead session told with %s is renewed once", async (softExpiry) => {
    const { emulator, client } = await flashbladeWith({ softExpiry });
    await client.fetch(arrays);
    emulator.expire();
    const response = await client.fetch(arrays);
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveProperty("items");
    expect(emulator.counters.logins).toBe(2);
  });

  const typed = "/2.26/arrays" as "/api_version"; // a data call, typed as one that the spec has

  it.each(["html200", "redirect302", "json200"] as const)(
    "F20: a typed call on a dead session told with %s is renewed once",
    async (softExpiry) => {
      const { emulator, client } = await flashbladeWith({ softExpiry });
      await client.GET(typed);
      emulator.expire();
      expect(await client.GET(typed)).toMatchObject({ status: 200, data: { items: expect.anything() } });
      expect(emulator.counters.logins).toBe(2);
    },
  );

  it.each([
    ["json", async (data: unknown) => data],
    ["text", async (data: unknown) => JSON.parse(data as string) as unknown],
    ["blob", async (data: unknown) => JSON.parse(await (data as Blob).text()) as unknown],
    ["arrayBuffer", async (data: unknown) => JSON.parse(Buffer.from(data as ArrayBuffer).toString()) as unknown],
    ["stream", async (data: unknown) => new Response(data as ReadableStream).json()],
  ] as const)("F20: a short answer that was looked into is whole: %s", async (parseAs, read) => {
    const { emulator, client } = await flashbladeWith();
    const sent = '{"name":"Zürich"}';
    const headers = [
      ["content-type", "application/json"],
      ["content-length", String(Buffer.byteLength(sent))],
    ] as const;
    emulator.fault({ match: { method: "GET" }, action: { type: "respond", status: 200, headers, body: sent } });
    const { data, status } = await client.GET(typed, { parseAs });
    expect([status, await read(data)]).toEqual([200, JSON.parse(sent)]);
    expect(emulator.counters).toMatchObject({ logins: 1 });
  });

  it("F20: a middleware may clone a short answer that was looked into, and reads all of it", async () => {
    const { emulator, client } = await flashbladeWith();
    const seen: unknown[] = [];
    client.use({
      async onResponse({ response }) {
        seen.push(response.bodyUsed, await response.clone().json());
      },
    });
    const sent = { name: "short" };
    const headers = [
      ["content-type", "application/json"],
      ["content-length", String(JSON.stringify(sent).length)],
    ] as const;
    emulator.fault({ match: { method: "GET" }, action: { type: "respond", status: 200, headers, body: JSON.stringify(sent) } });
    const { data } = await client.GET(typed);
    expect([seen, data]).toEqual([[false, sent], sent]);
    expect(emulator.counters).toMatchObject({ logins: 1 });
  });

  it.each([
    ["built-in fetch", undefined],
    ["nodeFetch", nodeFetch()],
  ] as const)("F20: one that is not read by the client can be cloned: %s", async (_, fetch) => {
    const { emulator, client } = await flashbladeWith({}, { fetch });
    const body = '{"name":"short"}';
    const headers = [
      ["content-type", "application/json"],
      ["content-length", String(body.length)],
    ] as const;
    emulator.fault({ match: { method: "GET" }, action: { type: "respond", status: 200, headers, body } });
    const { response } = await client.GET(typed, { parseAs: "stream" });
    expect(response).toBeInstanceOf(Response);
    expect([await response.clone().text(), await response.text(), response.url]).toEqual([body, body, `${emulator.baseUrl}/2.26/arrays`]);
    expect(emulator.counters).toMatchObject({ logins: 1 });
  });

  it("F20: an answer without a body has none, whatever its headers say", async () => {
    const headers = { "content-type": "application/json", "content-length": "0" };
    const send = (async (input, init) => {
      const response = await globalThis.fetch(input, init);
      return String(input).endsWith("/login") ? response : new Response(null, { status: 204, headers });
    }) as typeof fetch;
    const { emulator, client } = await flashbladeWith({}, { fetch: send });
    const { status, response } = await client.GET(typed);
    expect([status, response.body, (await response.blob()).size]).toEqual([204, null, 0]);
    expect(emulator.counters).toMatchObject({ logins: 1 });
  });

  it.each<[string, (answer: Response) => unknown]>([
    ["a look at its body", (answer) => answer.body],
    ["a clone", (answer) => answer.clone()],
  ])("F20: a dead session is noticed over a fetch of one's own that took %s", async (_, before) => {
    const pools = nodeFetch();
    const send = (async (input, init) => {
      const answer = await pools(input, init);
      before(answer);
      return answer;
    }) as typeof fetch;
    const { emulator, client } = await flashbladeWith({ softExpiry: "json200" }, { fetch: send });
    await client.GET(typed);
    emulator.expire();
    expect(await client.GET(typed)).toMatchObject({ status: 200, data: { items: expect.anything() as unknown } });
    expect(emulator.counters.logins).toBe(2);
    await client.logout();
    await pools.close();
  });

  it.each(["json", "stream"] as const)("F20: one that breaks off is no expiry, and its reader is told: %s", async (parseAs) => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { method: "GET" }, action: { type: "halfBody" } });
    await expect(client.GET(typed, { parseAs }).then(({ data }) => new Response(data as ReadableStream).text())).rejects.toThrow(TypeError);
    expect(emulator.counters).toMatchObject({ logins: 1 });
  });

  /** The head of a short answer, and none of its body. */
  function headAlone(status: number): typeof fetch {
    const headers = { "content-type": "application/json", "content-length": "10" };
    return async (input, init) => {
      if (/\/log(in|out)$/.test(String(input))) return globalThis.fetch(input, init);
      const body = new ReadableStream({
        start: (controller) => init?.signal?.addEventListener("abort", () => controller.error(init.signal?.reason)),
      });
      return new Response(body, { status, headers });
    };
  }

  it("F20: a short body that does not come holds up neither who asked for a stream, nor fetch", async () => {
    const { emulator, client } = await flashbladeWith({}, { fetch: headAlone(200) });
    const { data, status } = await client.GET(typed, { parseAs: "stream" });
    expect([status, data]).toEqual([200, expect.any(ReadableStream)]);
    expect((await client.fetch(arrays)).bodyUsed).toBe(false);
    expect(emulator.counters).toMatchObject({ logins: 1 });
  });

  it.each([200, 500])("F20: a call whose short body does not come ends with its time limit: %i", async (status) => {
    const { emulator, client } = await flashbladeWith({}, { fetch: headAlone(status) });
    await client.login();
    await expect(client.GET(typed, { timeout: 100 })).rejects.toMatchObject({ name: "TimeoutError" });
    expect(emulator.counters).toMatchObject({ logins: 1 });
  });

  const page = [["content-type", "text/html"]] as const;
  it.each([
    [
      "a page",
      { type: "respond", status: 200, headers: page, body: "<h1>Log in</h1>" },
      { status: 0, error: { status: 200, contentType: "text/html" } },
    ],
    [
      "a redirect to one",
      { type: "respond", status: 302, headers: [["location", "/login.html"]] },
      { status: 302, error: { status: 302, contentType: null } },
    ],
  ] as const)("F20: %s for a fresh session too: one renewal, then a typed error", async (_, action, want) => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { method: "GET" }, action });
    const result = await client.GET(typed);
    expect(result).toMatchObject(want);
    expect(result.error).toMatchObject({ name: "AnswerError" });
    expect(emulator.counters.logins).toBe(2);
    for (let call = 0; call < 10; call += 1) await client.GET(typed);
    expect(emulator.counters.logins).toBe(2);
  });
});
