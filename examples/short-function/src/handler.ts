import { flashblade } from "@vendor-auth/session/flashblade";
import { fileStore } from "@vendor-auth/session/node";

// Left out, the store is in the platform's folder for state. Functions often may write to one folder only.
const directory = process.env["SESSION_DIRECTORY"];
const fb = flashblade({
  baseUrl: process.env["FLASHBLADE_BASE_URL"]!,
  credentials: { apiToken: process.env["FLASHBLADE_API_TOKEN"]! },
  store: fileStore(directory === undefined ? {} : { directory }),
  account: "short-function",
});

/** Resolves to the names of the array's file systems. */
export async function handler(): Promise<string[]> {
  const answer = await fb.fetch("2.26/file-systems", { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`the array answered with ${answer.status}`);
  const { items } = (await answer.json()) as { items: readonly { name: string }[] };
  return items.map(({ name }) => name);
}
