import { startEmulator } from "@vendor-auth/emulator";
import type { SessionDescriptor } from "@vendor-auth/client";
import { expect, expectTypeOf, test } from "vitest";
import { flashblade } from "../../src/vendors/flashblade/index.ts";

/** What `vendor-codegen` makes of Pure's description with specs/flashblade-rest-2.overlay.yaml, in small. */
interface Paths {
  "/api/2.28/file-systems": {
    get: {
      parameters: { query?: { filter?: string; limit?: number } };
      responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items?: { name?: string }[] } } } };
    };
  };
}
const operations = { "/api/2.28/file-systems": { get: { operationId: "getApiFileSystems", answers: { 200: {} } } } } as const;
const session = {
  vendor: "flashblade",
  server: { url: "https://{host}", variables: { host: "purity_fb_server" } },
  login: {
    method: "POST",
    path: "/api/login",
    input: [{ name: "apiToken", in: "header", wire: "api-token", required: true, secret: true }],
    secrets: [],
  },
  logout: { method: "POST", path: "/api/logout", links: [] },
  credentials: [{ name: "token", from: { in: "header", name: "x-auth-token" }, to: { in: "header", name: "x-auth-token" } }],
  open: [{ method: "POST", path: "/api/login" }],
  operations,
} as const satisfies SessionDescriptor as SessionDescriptor<Paths, { readonly apiToken: string }>;

test("flashblade({ session }): all paths of the user's own description, logged in", async () => {
  await using emulator = await startEmulator("flashblade");
  const events: string[] = [];
  const fb = flashblade({
    baseUrl: new URL(emulator.baseUrl).origin,
    credentials: emulator.credentials,
    session,
    onEvent: ({ type }) => events.push(type),
  });
  const { data, status } = await fb.GET("/api/2.28/file-systems", { params: { query: { filter: "name='a'", limit: 2 } } });
  expect(status).toBe(200);
  expectTypeOf(data).toEqualTypeOf<{ items?: { name?: string }[] } | undefined>();
  expect(await fb.logout()).toBe("closed");
  expect(events.slice(0, 1)).toEqual(["login"]);
  expect(emulator.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "POST /api/login",
    "GET /api/2.28/file-systems?filter=name%3D%27a%27&limit=2",
    "POST /api/logout",
  ]);
  // @ts-expect-error a path that the description does not have
  void (() => fb.GET("/api/2.28/no-such"));
});
