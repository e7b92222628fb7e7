import { describe, expect, it } from "vitest";
import { heldBody, streamedBody } from "../../src/answers/body-source.ts";
import { LazyResponse } from "../../src/answers/lazy-response.ts";

const text = '{"name":"Zürich"}';
const bytes = new TextEncoder().encode(text);
const sources = {
  "a held body": () => heldBody(Promise.resolve(bytes)),
  "a streamed body": () => streamedBody(new Response(bytes).body as ReadableStream<Uint8Array>),
};

describe.each(Object.entries(sources))("%s", (_, source) => {
  const answer = () => new LazyResponse(new Response(null, { headers: { "content-type": "application/json" } }), source());

  it.each<[string, (response: LazyResponse) => unknown]>([
    ["nothing", () => {}],
    ["a look at its body", (response) => response.body],
    ["a clone", (response) => response.clone()],
    ["a look", (response) => response.look()],
  ])("can be looked into, and read, after %s", async (_name, before) => {
    const response = answer();
    await before(response);
    expect([await response.look(), response.bodyUsed]).toEqual([text, false]);
    expect([await response.clone().json(), await response.json()]).toEqual([JSON.parse(text), JSON.parse(text)]);
    await expect(response.text()).rejects.toThrow(TypeError);
  });
});

it("a failing body fails for whoever reads it, and nobody else", async () => {
  const response = new LazyResponse(new Response(), heldBody(Promise.reject(new TypeError("terminated"))));
  const clone = response.clone();
  await expect(response.text()).rejects.toThrow("terminated");
  await expect(new Response(clone.body).text()).rejects.toThrow("terminated");
});

it("without a body it is null, and empty to all who read", async () => {
  const response = new LazyResponse(new Response(null, { status: 204 }), null);
  expect([
    response.body,
    await response.look(),
    await response.text(),
    (await response.blob()).size,
    await response.clone().text(),
  ]).toEqual([null, "", "", 0, ""]);
});
