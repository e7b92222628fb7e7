import type { PolicyRule } from "../policies/policy-rule.ts";
import type { Vendor } from "../vendors/contract/vendor.ts";
import { defaultPolicies, findVendor, vendorNames } from "../vendors/vendors.ts";
import { credentialFlagsOf } from "./credential-flags.ts";
import { flagOf } from "./flag-name.ts";
import { policyFlags } from "./policy-flags.ts";

/** Where the words of an option begin. */
const column = 28;

/** What `--help` prints. */
export function help(): string {
  return `Usage: vendor-emulator VENDOR [options]      or: npx @vendor-auth/emulator VENDOR [options]
       vendor-emulator --spec FILE [options]

Serves a vendor's login API, and a few data calls, until Ctrl-C. VENDOR is ${vendorNames.join(" or ")}.
With --spec it serves any API whose OpenAPI file says, with x-session, how a session is opened.
It prints a base URL, synthetic credentials, and the address of a console page for the browser.

  --spec FILE               an OpenAPI file; --overlay FILE, repeatable, may hold its x-session; --name NAME
  --data DIR                with --spec: answers of your own by operation: listUsers.json, createUser.409.json
  --credential NAME=VALUE   with --spec: what logs in, repeatable; made at random unless given
  --data-spec FILE          with VENDOR: the data operations of its OpenAPI file behind its session
  --port N                  default: any free port
  --host H                  default: 127.0.0.1; others than loopback let other machines in
  --tls                     HTTPS with a certificate made at start, or with one in PEM files:
                            --tls-cert FILE --tls-key FILE
  --json                    print one line of JSON instead: vendor, baseUrl, console, credentials, ca
  -h, --help   -v, --version

What logs in (made at random unless given):
${vendorNames.map((name) => `  ${name.padEnd(column - 4)}  ${credentialsHelp(credentialFlagsOf(name))}`).join("\n")}

How it behaves (times in milliseconds, switches are off by default):
  --idle-timeout N          an unused session lapses; 0 never. Default: ${defaultsHelp("idleTimeout")}
  --absolute-timeout N      any session lapses; 0 never. Default: ${defaultsHelp("absoluteTimeout")}
  --single-session          a login ends the user's other sessions
  --max-sessions N          with --when-full refuse|evict
  --lockout N:MS            N failed logins lock the account; answered with --lockout-status N
  --license-missing         logins are answered with 402
  --throttle                logins are answered with 429; --retry-after V adds the header,
                            --throttle-operation NAME, repeatable: these, not logins
  --redirect-login TARGET   logins are redirected: a version (v5), a path or a URL;
                            --redirect-status N, --redirect-opens-session
  --alternate-nodes N       two nodes, a and b, take turns every N requests; sessions are good on one
  --node NAME               which node answers first; default: a
  --replace-cookies N       every Nth answer replaces the cookie or token; --replaced-cookies stay|end
  --soft-expiry KIND        a dead session is answered with html200, redirect302 or json200
  --dead-session-status N, --bad-token-status N, --dead-logout refuse|accept
  --forbid "METHOD PATH"    403 although logged in; * stands for any characters; repeatable
  --latency N|FROM-TO       answers come later
  --echo-secrets            error bodies repeat the secrets received
${vendorNames.map((name) => ownPoliciesHelp(name, findVendor(name))).join("")}
What goes wrong:
  --fault JSON              a fault; repeatable. Two examples:
                            '{"match":{"operation":"login"},"nth":2,"action":{"type":"reset","when":"after"}}'
                            '{"probability":0.1,"action":{"type":"respond","status":503}}'
  --seed N                  of everything random in faults and latencies; default 1
  --history N               how many requests and events are kept; default 1000

While it runs, /__emulator/ is the console page, and below it the same as JSON: state, audit, requests, expire, policies,
faults, clock, credentials, login, reset. control.openapi.yaml, in the package, describes it.
Exit status: 0 when it was stopped, 2 when it could not start.
`;
}

function credentialsHelp(flags: readonly string[]): string {
  return flags.map((flag) => `--${flag} TEXT`).join(", ");
}

function defaultsHelp(policy: "idleTimeout" | "absoluteTimeout"): string {
  return vendorNames.map((name) => `${name} ${defaultPolicies[name][policy]}`).join(", ");
}

/** The policies that one vendor alone has, a line each. */
function ownPoliciesHelp(name: string, { ownRules }: Vendor): string {
  const rows = Object.entries<PolicyRule>(ownRules).map(([policy, { help: what, expected, choices }]) => {
    const flag = flagOf(policy);
    const value = choices?.join("|") ?? expected;
    const form = policyFlags[flag]?.type === "boolean" ? `--${flag}` : `--${flag} ${choices === undefined ? "N" : "KIND"}`;
    return `  ${form.padEnd(column - 2)}${what}${policyFlags[flag]?.type === "boolean" ? "" : ` (${value})`}\n`;
  });
  return rows.length === 0 ? "" : `Only ${name}:\n${rows.join("")}`;
}
