import { isSessionError } from "@vendor-auth/session";
import { flashblade } from "@vendor-auth/session/flashblade";

export interface FileSystem {
  readonly name: string;
  /** Bytes. */
  readonly provisioned: number;
}

/** What this SDK's users catch. */
export class StorageError extends Error {
  override readonly name = "StorageError";
}

/** The storage of our house. */
export function createStorage(apiToken: string) {
  const fb = flashblade({ host: "fb1.example", credentials: { apiToken } });
  return {
    async fileSystems(): Promise<readonly FileSystem[]> {
      const answer = await fb.fetch("2.26/file-systems").catch((error: unknown) => {
        if (isSessionError(error)) throw new StorageError(`cannot log in: ${error.code}`, { cause: error });
        throw error;
      });
      if (!answer.ok) throw new StorageError(`file systems were answered with ${answer.status}`);
      return ((await answer.json()) as { items: readonly FileSystem[] }).items;
    },
    [Symbol.asyncDispose]: () => fb[Symbol.asyncDispose](),
  };
}
