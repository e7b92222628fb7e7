import type { SessionDescriptor } from "@vendor-auth/client";
import { describe, expect, it } from "vitest";
import { connect, declared } from "../../src/index.ts";
import { startApi } from "../support/start-api.ts";

const answers = (...statuses: string[]) => ({ operationId: "call", answers: Object.fromEntries(statuses.map((each) => [each, {}])) });

/** A small API whose answers of `status` lead back to its login: of these operations, or of all. */
const vendorWith = (lapse: NonNullable<SessionDescriptor["lapses"]>[number]) =>
  declared({
    vendor: "small",
    server: { url: "", variables: {} },
    login: { method: "POST", path: "/login", input: [], secrets: [] },
    credentials: [{ name: "token", from: { in: "header", name: "X-Token" }, to: { in: "header", name: "X-Token" } }],
    open: [],
    lapses: [lapse],
    operations: {
      "/things": { get: answers("200", "404", "4XX", "default") },
      "/things/{id}": { get: answers("200", "404", "4XX", "default") },
      "/others/latest": { get: answers("200", "default") },
      "/others/{id}": { get: answers("200", "409", "503", "default"), post: answers("200", "503") },
    },
  });

/** Calls with a status, and whether each says that the session has lapsed. */
const judged = (lapse: Parameters<typeof vendorWith>[0], calls: readonly (readonly [string, number])[]) => {
  const vendor = vendorWith(lapse);
  return calls.map(([path, status]) => `${path} ${status} ${vendor.lapsed(new Response(null, { status }), "GET", path)}`);
};

describe("F50: an answer that the operation declares by itself is its own, whatever its class leads to", () => {
  it("F50: of a path with parameters, too: 4XX", () => {
    const calls = [
      ["/things", 404],
      ["/things", 409],
      ["/things/7", 404],
      ["/things/7", 409],
      ["/others/7", 409],
      ["/others/7", 410],
      ["/not-in-the-spec", 404],
    ] as const;
    expect(judged({ status: "4XX" }, calls)).toEqual([
      "/things 404 no",
      "/things 409 yes",
      "/things/7 404 no",
      "/things/7 409 yes",
      "/others/7 409 no",
      "/others/7 410 yes",
      "/not-in-the-spec 404 yes",
    ]);
  });

  it("F50: of a path with parameters, too: default", () => {
    const calls = [
      ["/things/7", 404],
      ["/things/7", 409],
      ["/things/7", 500],
      ["/others/7", 409],
      ["/others/7", 410],
      ["/others/7", 429],
      ["/others/7", 503],
      ["/others/7", 202],
    ] as const;
    expect(judged({ status: "default" }, calls)).toEqual([
      "/things/7 404 no",
      "/things/7 409 no",
      "/things/7 500 no",
      "/others/7 409 no",
      "/others/7 410 yes",
      "/others/7 429 no",
      "/others/7 503 no",
      "/others/7 202 no",
    ]);
  });

  it("F50: the answer of a template is not that of a path that names its step", () => {
    const on = [{ method: "GET", path: "/others/{id}" }];
    const calls = [
      ["/others/7", 410],
      ["/others/latest", 410],
    ] as const;
    expect(judged({ status: "default", on }, calls)).toEqual(["/others/7 410 yes", "/others/latest 410 no"]);
  });

  it("F48: a server that fails may have done the work, whatever its description says: it is not sent again but for GET and HEAD", () => {
    expect(judged({ status: "5XX" }, [["/others/7", 502]])).toEqual(["/others/7 502 maybe"]);
    expect(judged({ status: "500" }, [["/others/7", 500]])).toEqual(["/others/7 500 maybe"]);
  });

  it("F48: a POST that ends with a linked 503 is sent once, a GET twice", async () => {
    const seen: string[] = [];
    let logins = 0;
    const api = await startApi(({ target, headers }) => {
      seen.push(target);
      if (target === "POST /login") return { headers: { "x-token": `token-${(logins += 1)}` } };
      return { status: headers["x-token"] === `token-${logins}` && logins > 1 ? 200 : 503 };
    });
    const client = connect(vendorWith({ status: "503" }), { baseUrl: api.baseUrl, credentials: {} });
    expect((await client.fetch("others/7", { method: "POST" })).status).toBe(503);
    expect((await client.fetch("others/7")).status).toBe(200);
    logins = 0;
    expect((await client.fetch("others/7")).status).toBe(503);
    expect(seen).toEqual([
      "POST /login",
      "POST /others/7",
      "POST /login",
      "GET /others/7",
      "GET /others/7",
      "POST /login",
      "GET /others/7",
    ]);
  });
});
