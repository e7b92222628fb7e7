import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { behaviourServer, bothFetches } from "../../support/both-fetches.ts";
import { flashbladeWith } from "../../support/with-emulator.ts";

const { url } = behaviourServer();
const text = '{"provisioned":1}';

/** Bytes as a test runner's realm has them, whose `ArrayBuffer` is another class: Jest's, for one. */
function otherRealm(): ArrayBuffer {
  return runInNewContext(`new Uint8Array(${JSON.stringify([...Buffer.from(text)])}).buffer`) as ArrayBuffer;
}

it.each(bothFetches)("F74: an ArrayBuffer of another realm is sent as bytes by %s", async (_, fetch) => {
  expect(otherRealm()).not.toBeInstanceOf(ArrayBuffer);
  const answer = await fetch(url("/echo"), { method: "POST", body: otherRealm() });
  expect(await answer.json()).toMatchObject({ body: text, headers: { "content-length": String(text.length) } });
});

it.each(bothFetches)("F74: an ArrayBuffer of another realm is sent again, whole, by a client over %s", async (_, fetch) => {
  const { emulator, client } = await flashbladeWith({}, { fetch });
  await client.login();
  emulator.expire();
  expect((await client.fetch("1.12/file-systems?names=fs1", { method: "POST", body: otherRealm() })).status).toBe(200);
  const sent = emulator.requests.filter(({ operation }) => operation === "createFileSystem");
  expect(sent.map(({ status, bodyBytes }) => [status, bodyBytes])).toEqual([
    [403, text.length],
    [200, text.length],
  ]);
});
