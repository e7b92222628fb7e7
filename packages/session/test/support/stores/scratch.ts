import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Session } from "../../../src/model/session.ts";

/** A folder that is gone after the tests of the file. The store's own folder in it does not exist yet. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "vendor-auth-stores-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "sessions");
}

/** What the file store calls the files of a key, without the ending. */
export function fileName(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

export function freshKey(account = "account"): string {
  return JSON.stringify(["vendor-auth", "flashblade", `https://fb1.example/${randomUUID()}`, account]);
}

export function session(token: string): Session {
  return { issuedAt: "2025-01-01T00:00:00.000Z", baseUrl: "https://fb1.example/api", secrets: { AuthTokenHeader: token } };
}
