import { expectTypeOf, it } from "vitest";
import { nodeFetch } from "../../../src/node/index.ts";
import type { FlashBladeOptions } from "../../../src/vendors/flashblade/index.ts";

const host = "fb1.example";

it("takes one way to trust one host, or none", () => {
  nodeFetch();
  nodeFetch({});
  nodeFetch({ host, ca: ["pem", Buffer.from("pem")] });
  nodeFetch({ host, pin: ["sha256/a", "sha256/b"] });
  nodeFetch({ host, dangerouslyAcceptAnyCertificate: true });
  // @ts-expect-error -- a host alone
  nodeFetch({ host });
  // @ts-expect-error -- a pin without its host
  nodeFetch({ pin: "sha256/a" });
  // @ts-expect-error -- two ways
  nodeFetch({ host, pin: "sha256/a", ca: "pem" });
  // @ts-expect-error -- a pin that may be missing
  nodeFetch({ host, pin: process.env["PIN"] });
  // @ts-expect-error -- neither true nor left out
  nodeFetch({ host, dangerouslyAcceptAnyCertificate: false });
});

it("is a fetch", () => {
  expectTypeOf(nodeFetch()).toExtend<typeof fetch>();
  expectTypeOf(nodeFetch()).toExtend<NonNullable<FlashBladeOptions["fetch"]>>();
  expectTypeOf(nodeFetch()).toExtend<AsyncDisposable>();
});
