import { describe, expect, test } from "vitest";
import { policyFlags } from "../../src/cli/policy-flags.ts";
import { readCliOptions } from "../../src/cli/cli-options.ts";
import { nameOf } from "../../src/cli/flag-name.ts";
import { defaultPolicies, vendorNames } from "../../src/index.ts";

const known = vendorNames.join(" or ");

describe("a command line that cannot be used says why in one line", () => {
  const rows: [string, { given: string[]; want: string }][] = [
    [
      "no vendor",
      { given: [], want: `which vendor? Expected ${known}, for example: vendor-emulator ${vendorNames.at(-1)}, or --spec FILE` },
    ],
    ["an unknown vendor", { given: ["purity"], want: `unknown vendor "purity". Expected ${known}, or --spec FILE` }],
    ["two vendors", { given: ["flashblade", "cloudendure"], want: 'one vendor at a time: "cloudendure" is one argument too many' }],
    ["an unknown flag", { given: ["flashblade", "--prot", "1"], want: "unknown option '--prot'. See vendor-emulator --help" }],
    [
      "a flag without its value",
      { given: ["flashblade", "--port"], want: "option '--port <value>' argument missing. See vendor-emulator --help" },
    ],
    [
      "a port that is none",
      { given: ["flashblade", "--port", "70000"], want: '--port: expected a whole number from 0 to 65535, got "70000"' },
    ],
    [
      "the other vendor's credential",
      {
        given: ["flashblade", "--user-api-token", "x"],
        want: "--user-api-token means nothing to flashblade, which takes --api-token, --username, --password",
      },
    ],
    ["the other vendor's policy", { given: ["cloudendure", "--query-api-token"], want: "--query-api-token means nothing to cloudendure" }],
    ["an empty credential", { given: ["flashblade", "--api-token", ""], want: "--api-token: expected a value, got an empty one" }],
    [
      "a policy's value",
      { given: ["flashblade", "--idle-timeout", "1h"], want: '--idle-timeout: expected a whole number from 0, got "1h"' },
    ],
    [
      "a lockout",
      {
        given: ["flashblade", "--lockout", "3"],
        want: '--lockout: expected N:MS, as in 3:60000, got "3"',
      },
    ],
    [
      "a latency",
      { given: ["flashblade", "--latency", "9-1"], want: '--latency: expected N or FROM-TO milliseconds, as in 50-200, got "9-1"' },
    ],
    [
      "a kind",
      { given: ["flashblade", "--soft-expiry", "x"], want: '--soft-expiry: expected one of html200, redirect302, json200, got "x"' },
    ],
    [
      "nothing to forbid",
      { given: ["flashblade", "--forbid", ""], want: '--forbid: expected a method, a path or both, as in "POST /api/2.*", got [""]' },
    ],
    [
      "a certificate alone",
      { given: ["flashblade", "--tls-cert", "x"], want: "--tls-cert and --tls-key go together: a certificate and its key, in PEM" },
    ],
    [
      "a certificate that is not there",
      { given: ["flashblade", "--tls-cert", "nowhere.pem", "--tls-key", "x"], want: "--tls-cert: nowhere.pem cannot be read: ENOENT" },
    ],
    ["no history", { given: ["flashblade", "--history", "0"], want: '--history: expected a whole number from 1 to 1000000, got "0"' }],
    ["a list of faults", { given: ["flashblade", "--fault", "[]"], want: "--fault: expected a JSON object, got []" }],
    ["a fault", { given: ["flashblade", "--fault", "reset"], want: "--fault: expected a JSON object, got reset" }],
  ];
  test.each(rows)("%s", (_, { given, want }) => {
    expect(() => readCliOptions(given)).toThrow(expect.objectContaining({ name: "UsageError", message: want }) as Error);
  });
});

describe("flags become options", () => {
  const rows: [string, { given: string[]; want: object }][] = [
    ["none", { given: [], want: { tls: false, credentials: {}, faults: [] } }],
    [
      "where",
      {
        given: ["--port", "9001", "--host", "::1", "--tls", "--seed", "5", "--history", "7"],
        want: { port: 9001, host: "::1", tls: true, seed: 5, history: 7 },
      },
    ],
    [
      "lifetimes",
      {
        given: ["--idle-timeout", "5", "--absolute-timeout", "6", "--single-session"],
        want: { idleTimeout: 5, absoluteTimeout: 6, singleSession: true },
      },
    ],
    [
      "limits",
      {
        given: ["--max-sessions", "8", "--when-full", "evict", "--lockout", "3:60000", "--lockout-status", "401"],
        want: { maxSessions: 8, whenFull: "evict", lockout: { attempts: 3, duration: 60_000 }, lockoutStatus: 401 },
      },
    ],
    ["429 without a time", { given: ["--throttle"], want: { throttle: {} } }],
    [
      "429 for some operations",
      {
        given: ["--throttle-operation", "getMe", "--retry-after", "30", "--throttle-operation", "listProjects"],
        want: { throttle: { retryAfter: "30", operations: ["getMe", "listProjects"] } },
      },
    ],
    ["429 with one", { given: ["--throttle", "--retry-after", "30"], want: { throttle: { retryAfter: "30" } } }],
    [
      "redirects",
      {
        given: ["--redirect-login", "v5", "--redirect-status", "308", "--redirect-opens-session"],
        want: { redirectLogin: "v5", redirectStatus: 308, redirectOpensSession: true },
      },
    ],
    [
      "expiry",
      {
        given: ["--soft-expiry", "html200", "--dead-session-status", "401", "--dead-logout", "accept"],
        want: { softExpiry: "html200", deadSessionStatus: 401, deadLogout: "accept" },
      },
    ],
    [
      "cookies",
      {
        given: ["--replace-cookies", "3", "--replaced-cookies", "end", "--alternate-nodes", "2"],
        want: { replaceCookies: 3, replacedCookies: "end", alternateNodes: 2 },
      },
    ],
    [
      "forbidden",
      {
        given: ["--forbid", "POST /api/2.*", "--forbid", "/x", "--forbid", "DELETE"],
        want: { forbid: [{ method: "POST", path: "/api/2.*" }, { path: "/x" }, { method: "DELETE" }] },
      },
    ],
    ["latency", { given: ["--latency", "50-200"], want: { latency: [50, 200] } }],
    ["a latency", { given: ["--latency", "50"], want: { latency: 50 } }],
    [
      "errors",
      {
        given: ["--error-body", "message", "--bad-token-status", "401", "--echo-secrets", "--query-api-token", "--license-missing"],
        want: { errorBody: "message", badTokenStatus: 401, echoSecrets: true, queryApiToken: true, licenseMissing: true },
      },
    ],
    [
      "faults",
      {
        given: ["--fault", '{"nth":1,"action":{"type":"hang"}}', "--fault", "{}"],
        want: { faults: [{ nth: 1, action: { type: "hang" } }, {}] },
      },
    ],
    [
      "a fault with bytes, as over HTTP",
      {
        given: ["--fault", '{"action":{"type":"raw","bytes":{"base64":"AP8="}}}'],
        want: { faults: [{ action: { type: "raw", bytes: Buffer.of(0, 255) } }] },
      },
    ],
    ["a node", { given: ["--node", "2"], want: { node: "2" } }],
  ];
  test.each(rows)("%s", (_, { given, want }) => {
    expect(readCliOptions(["flashblade", ...given])).toMatchObject({ kind: "serve", vendor: "flashblade", options: want });
  });
});

test("every policy has a flag", () => {
  const policies = Object.values(defaultPolicies).flatMap((defaults) => Object.keys(defaults));
  expect(Object.keys(policyFlags).map(nameOf)).toEqual(expect.arrayContaining(policies));
});

describe("a description's command line", () => {
  test("names the files, what logs in, and policies", () => {
    const line = ["--spec", "acme.yaml", "--overlay", "a.yaml", "--overlay", "b.yaml", "--data", "own", "--name", "acme"];
    const more = ["--credential", "user=admin", "--credential", 'services=["platform"]', "--idle-timeout", "5", "--xsrf-status", "401"];
    expect(readCliOptions([...line, ...more])).toMatchObject({
      kind: "serve description",
      options: {
        spec: "acme.yaml",
        overlays: ["a.yaml", "b.yaml"],
        data: "own",
        name: "acme",
        credentials: { user: "admin", services: ["platform"] },
        idleTimeout: 5,
        xsrfStatus: 401,
      },
    });
  });

  test.each([
    [["flashblade", "--overlay", "a.yaml"], "--overlay goes with --spec FILE"],
    [["flashblade", "--spec", "a.yaml"], '--spec makes a vendor of its own: "flashblade" is one argument too many'],
    [["--spec", "a.yaml", "--api-token", "T"], "--api-token is of a built-in vendor. With --spec: --credential NAME=VALUE"],
    [["--spec", "a.yaml", "--credential", "admin"], "--credential: expected NAME=VALUE, as in --credential username=admin"],
    [["--spec", ""], "--spec: expected the path of an OpenAPI file, got an empty one"],
    [["--spec", "a.yaml", "--data-spec", "b"], "--data-spec goes with a vendor, as in: vendor-emulator flashblade --data-spec FILE"],
  ])("%j is refused", (args, message) => {
    expect(() => readCliOptions(args)).toThrow(message);
  });
});
