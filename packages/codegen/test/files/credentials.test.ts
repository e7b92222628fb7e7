import { expectTypeOf, test } from "vitest";
import type { Credentials as CookieCsrf } from "../../fixtures/cookie-csrf/src/generated/session.ts";
import type { Credentials as HeaderToken } from "../../fixtures/header-token/src/generated/session.ts";
import type { Credentials as QueryToken } from "../../fixtures/query-token/src/generated/session.ts";

// The compiler is what checks these: `npm run typecheck`.
test("the type of a login's input", () => {
  expectTypeOf<HeaderToken>().toEqualTypeOf<{
    readonly realm: "local" | "directory";
    readonly apiKey: string;
    readonly xClientName?: string | undefined;
    readonly maxAge?: number | undefined;
  }>();
  expectTypeOf<CookieCsrf>().toEqualTypeOf<Readonly<{ username: string; password: string; otp?: string | null }>>();
  expectTypeOf<QueryToken["tenantId"]>().toEqualTypeOf<string>();
  expectTypeOf<QueryToken["secret"]>().toEqualTypeOf<string>();
});
