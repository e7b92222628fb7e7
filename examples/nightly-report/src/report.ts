import { flashblade } from "@vendor-auth/session/flashblade";
import pLimit from "p-limit";

/** An array to ask. */
export interface ArrayAddress {
  readonly name: string;
  readonly baseUrl: string;
  /** Name of the environment variable that holds its API token. */
  readonly token: string;
}

/** What one array said, or why it did not. */
export interface Row {
  readonly array: string;
  readonly version?: string;
  readonly fileSystems?: number;
  readonly problem?: string;
}

interface Page<Item> {
  readonly items: readonly Item[];
}

/** Asks all arrays, `atOnce` at a time. Never rejects: a problem is a row. */
export function report(arrays: readonly ArrayAddress[], atOnce = 10): Promise<Row[]> {
  const limit = pLimit(atOnce);
  return Promise.all(
    arrays.map((array) =>
      limit(() => ask(array)).catch((error: unknown) => ({
        array: array.name,
        problem: error instanceof Error ? error.message : String(error),
      })),
    ),
  );
}

async function ask({ name, baseUrl, token }: ArrayAddress): Promise<Row> {
  await using fb = flashblade({ baseUrl, credentials: { apiToken: process.env[token] ?? "" } });
  const read = async <Item>(path: string): Promise<readonly Item[]> => {
    const answer = await fb.fetch(path, { signal: AbortSignal.timeout(30_000) });
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
    return ((await answer.json()) as Page<Item>).items;
  };
  const [arrays, fileSystems] = await Promise.all([read<{ version: string }>("2.26/arrays"), read("2.26/file-systems")]);
  return { array: name, version: arrays[0]?.version ?? "unknown", fileSystems: fileSystems.length };
}
