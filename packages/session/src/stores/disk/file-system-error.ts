import { SessionError } from "../../errors/session-error.ts";
import { storeError } from "../support/store-error.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the user's share of the disk is full",
  EROFS: "the file system is read-only",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EMFILE: "this process has too many files open",
};

/** Runs `work`; an error of the file system becomes a `SessionError` with code `store_unavailable`. */
export async function explained<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SessionError) throw error;
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const why = reasons[code] ?? "see the error's cause";
    const message = `the folder ${directory} cannot be used: ${syscall ?? "a call"} failed with ${code}, ${why}`;
    throw storeError("file store", "store_unavailable", message, error);
  }
}
