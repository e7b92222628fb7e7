import { describe, expect, onTestFinished, test } from "vitest";
import { openPlain, startPlain } from "../support/spec/plain-session.ts";
import { examples } from "../support/spec/examples.ts";
import type { Known, PlainVendor } from "../support/spec/plain-vendor.ts";
import { arePublishedThere, publishedVendors } from "../support/spec/published.ts";

/** An answer that says so in its status, or where the API answers 200 to everything, in its body. */
const isRefused = ({ status, text }: { status: number; text: string }): boolean => status >= 400 || /"success":false/.test(text);

async function open(vendor: PlainVendor) {
  const emulator = await startPlain(vendor);
  onTestFinished(() => emulator.close());
  return { emulator, client: await openPlain(vendor, emulator) };
}

/** The same with every secret wrong. */
function wrong(value: unknown): Known {
  if (typeof value === "string") return `${value}-wrong`;
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, wrong(each)]))
    : value;
}

const vendors = arePublishedThere ? [...examples, ...publishedVendors] : examples;

describe.each(vendors)("a client without our packages, of $name", (vendor) => {
  test("logs in, lapses, is refused, logs in again and logs out", async () => {
    const { emulator, client } = await open(vendor);
    expect(isRefused(await client.logIn())).toBe(false);
    expect(emulator.sessions).toHaveLength(1);
    const call = vendor.read === "" ? undefined : client.read;
    if (call !== undefined) expect(isRefused(await call())).toBe(false);

    expect(emulator.expire()).toBe(1);
    if (call !== undefined) {
      expect(isRefused(await call())).toBe(true);
      expect(emulator.counters).toMatchObject({ logins: 1, refused: 1, ended: 1 });
    }

    expect(isRefused(await client.logIn())).toBe(false);
    expect(emulator.counters).toMatchObject({ logins: 2, renewals: 1 });
    if (vendor.logout === undefined) return;
    expect(isRefused(await client.logOut())).toBe(false);
    expect(emulator.sessions).toHaveLength(0);
    expect(emulator.counters).toMatchObject({ logouts: 1, failedLogins: 0 });
    if (call !== undefined) expect(isRefused(await call())).toBe(true);
  }, 60_000);

  test("is refused with a wrong password, with nothing, and with a body of another type", async () => {
    const { emulator, client } = await open(vendor);
    const login = vendor.login(emulator.credentials);
    expect(isRefused(await client.send(vendor.login(wrong(emulator.credentials))))).toBe(true);
    expect(isRefused(await client.send({ method: login.method, path: login.path }))).toBe(true);
    if (login.body !== undefined) {
      expect(isRefused(await client.send({ ...login, headers: { "content-type": "text/plain" } }))).toBe(true);
      expect(isRefused(await client.send({ ...login, body: login.body.slice(1) }))).toBe(true);
    }
    expect(emulator.counters.logins).toBe(0);
    expect(emulator.sessions).toHaveLength(0);
    expect(isRefused(await client.send({ method: "GET", path: "/no/such/path" }))).toBe(true);
    await client.logIn();
    if (vendor.read !== "") expect((await client.send({ method: "GET", path: "/no/such/path" })).status).toBe(404);
  }, 60_000);
});
