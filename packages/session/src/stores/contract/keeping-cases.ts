import { type ContractCases, expectSame, session } from "./contract-support.ts";

/** What every store does. */
export const keepingCases: ContractCases = {
  async "gives nothing for a key that was never set"({ store, key }) {
    expectSame("get", await store.get(key()), undefined);
  },

  async "gives back what was set, to every client"({ store, other, key }) {
    const mine = key();
    await store.set(mine, session("first"));
    expectSame("get", await store.get(mine), session("first"));
    expectSame("get of another client", await other.get(mine), session("first"));
  },

  async "replaces what was there"({ store, other, key }) {
    const mine = key();
    await store.set(mine, session("a first one that is longer"));
    await other.set(mine, session("second"));
    expectSame("get", await store.get(mine), session("second"));
  },

  async "deletes, also what is not there"({ store, other, key }) {
    const mine = key();
    await store.set(mine, session("first"));
    await other.delete(mine);
    expectSame("get", await store.get(mine), undefined);
    await store.delete(mine);
    await store.set(mine, session("second"));
    expectSame("get after a new set", await other.get(mine), session("second"));
  },

  async "keeps keys apart"({ store, key }) {
    const accounts = ["a", "A", "a ", "a/../b", "..", "a\u0000b", "ä", "a\u0308", "*", "{x}", "'; --", "x".repeat(2_000)];
    const entries = accounts.map((account) => [key(account), session(`of ${account}`)] as const);
    for (const [each, value] of entries) await store.set(each, value);
    for (const [each, value] of entries) expectSame(`get of ${each}`, await store.get(each), value);
  },

  async "keeps any JSON object as it is"({ store, key }) {
    const value = {
      issuedAt: "",
      baseUrl: "https://höst.example/\u2028",
      secrets: { "": "", quote: `"'\\`, control: "\u0000\n\r\t", emoji: "🔑", "1": "a number as a name", long: "é".repeat(20_000) },
      nested: { list: [1, null, true, { deep: [] }], nothing: {} },
    };
    const mine = key();
    await store.set(mine, value);
    expectSame("get", await store.get(mine), value);
  },

  async "has one of the values, and whole, after many writes at once"({ store, other, key }) {
    const mine = key();
    const values = Array.from({ length: 20 }, (_, at) => session(`${at}-`.repeat(10 + at * 50)));
    await Promise.all(values.map(async (value, at) => (at % 2 ? store : other).set(mine, value)));
    const found = await store.get(mine);
    const written = values.find(({ secrets }) => secrets.token === found?.secrets.token);
    if (!written) throw new Error("get: expected one of the values that were set; got something else");
    expectSame("get", found, written);
  },
};
