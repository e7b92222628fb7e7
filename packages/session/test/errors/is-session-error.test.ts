import { expect, it, vi } from "vitest";
import { arrays, flashbladeWith, rejection } from "../support/with-emulator.ts";

it("isSessionError knows errors of another copy of the package", async () => {
  const { client } = await flashbladeWith({}, { credentials: { apiToken: "T-wrong" } });
  const error = await rejection(client.fetch(arrays));
  vi.resetModules();
  const copy = await import("../../src/index.ts");
  expect(error).not.toBeInstanceOf(copy.SessionError);
  expect(copy.isSessionError(error)).toBe(true);
  expect(copy.isSessionError(new Error("other"))).toBe(false);
  expect(Object.keys(error as object)).not.toContain("response");
});
