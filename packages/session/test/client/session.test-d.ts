import { describe, expectTypeOf, it } from "vitest";
import { connect, declared, isSessionError, type LogoutOutcome, type Session, type SessionErrorCode } from "../../src/index.ts";
import { cloudendure } from "../../src/vendors/cloudendure/index.ts";
import { flashblade } from "../../src/vendors/flashblade/index.ts";
import { session } from "@vendor-auth/flashblade";

const apiToken = "T-synthetic";
const store = new Map<string, Session>();

describe("types", () => {
  it("come from the spec", async () => {
    const fb = flashblade({ host: "fb1.example", credentials: { apiToken } });
    const result = await fb.GET("/api_version");
    if (result.status === 200) expectTypeOf(result.data.versions).toEqualTypeOf<string[]>();
    expectTypeOf(await fb.logout()).toEqualTypeOf<LogoutOutcome>();
    expectTypeOf(fb.fetch).toEqualTypeOf<typeof fetch>();
    const generic = connect(declared(session), { baseUrl: "https://fb1.example/api", credentials: { apiToken } });
    expectTypeOf(generic.GET).toEqualTypeOf(fb.GET);
  });

  it("narrow errors", () => {
    const error: unknown = undefined;
    if (isSessionError(error)) {
      expectTypeOf(error.code).toEqualTypeOf<SessionErrorCode>();
      expectTypeOf(error.retryAt).toEqualTypeOf<Date | undefined>();
    }
  });

  it("accept what can be meant", () => {
    cloudendure({ credentials: { username: "user@example.com", password: "synthetic" } });
    cloudendure({ credentials: async () => ({ userApiToken: "synthetic" }) });
    cloudendure({ credentials: { userApiToken: "synthetic" }, store, account: "user@example.com" });
  });

  it("refuse what cannot", () => {
    // @ts-expect-error a misspelt option
    flashblade({ host: "fb1.example", credentials: { apiToken }, loginTimeOut: 1 });
    // @ts-expect-error a misspelt credential
    flashblade({ host: "fb1.example", credentials: { apitoken: apiToken } });
    // @ts-expect-error no credentials
    flashblade({ host: "fb1.example" });
    // @ts-expect-error a store without an account
    cloudendure({ credentials: { userApiToken: "synthetic" }, store });
    // @ts-expect-error a credential of another vendor
    cloudendure({ credentials: { apiToken } });
    // @ts-expect-error a path that the spec does not have
    void flashblade({ host: "fb1.example", credentials: { apiToken } }).GET("/arrays");
  });
});
