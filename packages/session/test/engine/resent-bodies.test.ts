import { describe, expect, it } from "vitest";
import { cloudendureWith, flashbladeWith, projects, together } from "../support/with-emulator.ts";

function formOf(name: string, value: string): FormData {
  const data = new FormData();
  data.set(name, value);
  return data;
}

describe("F34: the body of a refused call", () => {
  const bytes = new TextEncoder().encode('{"provisioned":1}');
  const form = () => {
    const data = new FormData();
    data.set("provisioned", "1");
    return data;
  };
  const bodies: [string, () => RequestInit["body"]][] = [
    ["text", () => '{"provisioned":1}'],
    ["bytes", () => bytes],
    ["an ArrayBuffer", () => bytes.buffer],
    ["a Blob", () => new Blob([bytes])],
  ];
  const forms: [string, () => RequestInit["body"]][] = [
    ["a form", form],
    ["URLSearchParams", () => new URLSearchParams({ provisioned: "1" })],
  ];
  const target = "1.12/file-systems?names=fs1";

  it.each(bodies)("F34: %s is sent again, whole", async (_, body) => {
    const { emulator, client } = await flashbladeWith();
    await client.login();
    emulator.expire();
    expect((await client.fetch(target, { method: "POST", body: body() as string })).status).toBe(200);
    const sent = emulator.requests.filter(({ operation }) => operation === "createFileSystem");
    expect(sent.map(({ status }) => status)).toEqual([403, 200]);
    expect(sent[1]?.bodyBytes).toBe(sent[0]?.bodyBytes);
    expect(sent[1]?.bodyBytes).toBeGreaterThan(10);
    expect(emulator.counters.effects).toBe(1);
  });

  it.each(["before its login", "before it is sent again"])(
    "F34: a body that is changed after the call arrives as it was: %s",
    async (moment) => {
      const { emulator, client } = await flashbladeWith();
      await client.login();
      if (moment === "before its login") await client.logout();
      else emulator.expire();
      const buffer = new TextEncoder().encode('{"provisioned":1}');
      const [params, data] = [new URLSearchParams({ kept: "1" }), new FormData()];
      data.set("kept", "1");
      const calls = [buffer, new DataView(buffer.buffer), buffer.buffer, params, data].map((body) =>
        client.fetch(target, { method: "POST", body }),
      );
      buffer.fill(0x20);
      params.set("kept", "changed, and longer");
      data.set("kept", "changed, and longer");
      const answers = await Promise.all(calls);
      expect(answers.slice(0, 3).map(({ status }) => status)).toEqual([200, 200, 200]);
      const sent = emulator.requests.filter(({ operation, status }) => operation === "createFileSystem" && status === 400);
      const lengths = sent.map(({ bodyBytes }) => bodyBytes).toSorted((a, b) => a - b);
      expect(lengths[0]).toBe("kept=1".length);
      expect(lengths[1]).toBe(await new Response(formOf("kept", "1")).arrayBuffer().then(({ byteLength }) => byteLength));
    },
  );

  it.each(forms)("F34: %s is sent again, whole", async (_, body) => {
    const { emulator, client } = await flashbladeWith();
    await client.login();
    emulator.expire();
    const { status } = await client.fetch(target, { method: "POST", body: body() as string });
    expect(status).toBe(400); // reached the operation, which wants JSON
    const sent = emulator.requests.filter(({ operation }) => operation === "createFileSystem");
    expect(sent.map((request) => request.status)).toEqual([403, 400]);
    expect(sent[1]?.contentType?.split(";")[0]).toBe(sent[0]?.contentType?.split(";")[0]);
    expect(sent[1]?.bodyBytes).toBe(sent[0]?.bodyBytes);
    expect(sent[1]?.bodyBytes).toBeGreaterThan(10);
  });

  it("F34: a Request with a body is sent again, whole, and with its length", async () => {
    const { emulator, client } = await flashbladeWith();
    await client.login();
    emulator.expire();
    const request = new Request(`${emulator.baseUrl}/${target}`, {
      method: "POST",
      body: '{"provisioned":1}',
      headers: { "x-trace": "7" },
    });
    expect((await client.fetch(request)).status).toBe(200);
    const sent = emulator.requests.filter(({ operation }) => operation === "createFileSystem");
    expect(sent.map(({ bodyBytes, headers }) => [bodyBytes, headers["content-length"], headers["x-trace"]])).toEqual([
      [17, "17", "7"],
      [17, "17", "7"],
    ]);
  });

  it("F34: a stream gets a typed error that says so, and the next call is logged in", async () => {
    const { emulator, client } = await flashbladeWith();
    await client.login();
    emulator.expire();
    const stream = new Blob([bytes]).stream();
    const call = client.fetch(target, { method: "POST", body: stream, duplex: "half" });
    await expect(call).rejects.toMatchObject({ code: "body_not_resendable", operation: "POST /1.12/file-systems", status: 403 });
    expect((await client.fetch(target, { method: "POST", body: '{"provisioned":1}' })).status).toBe(200);
    expect(emulator.counters).toMatchObject({ effects: 1, logins: 2 });
  });

  it("F34: a stream to a live session goes through", async () => {
    const { emulator, client } = await flashbladeWith();
    const body = new Blob([bytes]).stream();
    expect((await client.fetch(target, { method: "POST", body, duplex: "half" })).status).toBe(200);
    expect(emulator.counters.effects).toBe(1);
  });

  it("F34: a Request that was read before gets a typed error, before anything is sent", async () => {
    const { emulator, client } = await flashbladeWith();
    const request = new Request(`${emulator.baseUrl}/${target}`, { method: "POST", body: "{}" });
    await request.text();
    await expect(client.fetch(request)).rejects.toMatchObject({ code: "body_not_resendable" });
    expect(emulator.counters.requests).toBe(0);
  });
});

it("F35: a POST that was refused and resent takes effect once", async () => {
  const { emulator, client } = await cloudendureWith();
  await client.login();
  emulator.expire();
  const results = await together(20, (index) => client.fetch(projects, { method: "POST", body: JSON.stringify({ name: `p${index}` }) }));
  expect(results.every((result) => result.status === "fulfilled" && result.value.ok)).toBe(true);
  expect(emulator.counters).toMatchObject({ effects: 20, logins: 2 });
});
