import type { Send } from "./redis-client.ts";

/** The keys of a store that have a value in Redis: names that are the prefix and a key in braces. Of a cluster, those of one node. */
export async function scanKeys(send: Send, prefix: string): Promise<string[]> {
  const pattern = `${prefix.replaceAll(/[\\*?[\]]/g, "\\$&")}{*}`;
  const keys = new Set<string>(); // SCAN may give a name twice
  let cursor = "0";
  do {
    const [next, names] = (await send(["SCAN", cursor, "MATCH", pattern, "COUNT", "500"])) as [string, string[]];
    for (const name of names) keys.add(name.slice(prefix.length + 1, -1));
    cursor = next;
  } while (cursor !== "0");
  return [...keys];
}
