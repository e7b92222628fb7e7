import type { RunningEmulator } from "../emulator/start-emulator.ts";

/** What `--help` prints. */
export const help = `Usage: vendor-emulator VENDOR [options]      or: npx @vendor-auth/emulator VENDOR [options]

Serves a vendor's login API, and a few data calls, until Ctrl-C. VENDOR is cloudendure or flashblade.
It prints a base URL, synthetic credentials, and the address of a console page for the browser.

  --port N                  default: any free port
  --host H                  default: 127.0.0.1; others than loopback let other machines in
  --tls                     HTTPS with a certificate made at start, or with one in PEM files:
                            --tls-cert FILE --tls-key FILE
  --user-api-token T, --username U, --password P     what logs in to cloudendure
  --api-token T, --username U                        what logs in to flashblade
  --json                    print one line of JSON instead: vendor, baseUrl, console, credentials, ca
  -h, --help   -v, --version

How it behaves (times in milliseconds, switches are off by default):
  --idle-timeout N          an unused session lapses; 0 never. Default: flashblade 1800000, cloudendure 0
  --absolute-timeout N      any session lapses; 0 never. Default: flashblade 0, cloudendure 3600000
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
  --xsrf-status N           cloudendure: a cookie without its XSRF header
  --error-body KIND         flashblade: error, errors or message
  --query-api-token         flashblade: the login takes ?api-token= too
  --forbid "METHOD PATH"    403 although logged in; * stands for any characters; repeatable
  --latency N|FROM-TO       answers come later
  --echo-secrets            error bodies repeat the secrets received

What goes wrong:
  --fault JSON              a fault; repeatable. Two examples:
                            '{"match":{"operation":"login"},"nth":2,"action":{"type":"reset","when":"after"}}'
                            '{"probability":0.1,"action":{"type":"respond","status":503}}'
  --seed N                  of everything random in faults and latencies; default 1
  --history N               how many requests and events are kept; default 1000

While it runs, /__emulator/ is the console page, and below it the same as JSON: state, audit, requests, expire, policies,
faults, clock, credentials, reset. control.openapi.yaml, in the package, describes it.
Exit status: 0 when it was stopped, 2 when it could not start.
`;

/** What is printed once the server listens: where it is, what logs in, a line to try. */
export function greeting(emulator: RunningEmulator): string {
  const credentials = Object.entries(emulator.credentials);
  const width = Math.max("base URL".length, ...credentials.map(([name]) => name.length));
  const places = [
    ["base URL", emulator.baseUrl],
    ["console", `${emulator.origin}/__emulator/`],
  ];
  const rows = [...places, ...credentials].map(([name = "", value = ""]) => `  ${name.padEnd(width)}  ${value}`);
  const lines = [`${emulator.vendor} is listening. Its credentials are synthetic:`, ...rows, `Try: ${tryLine(emulator)}`];
  if (emulator.ca !== undefined) lines.push(`Its certificate, to trust it (curl: --cacert instead of -k):`, emulator.ca.trim());
  return `${lines.join("\n")}\nStop it with Ctrl-C.\n`;
}

/** The same for programs. */
export function jsonGreeting({ vendor, baseUrl, origin, credentials, ca }: RunningEmulator): string {
  return `${JSON.stringify({ vendor, baseUrl, console: `${origin}/__emulator/`, credentials, ca })}\n`;
}

function tryLine({ baseUrl, credentials, ca }: RunningEmulator): string {
  const curl = ca === undefined ? "curl -i" : "curl -ik";
  if ("apiToken" in credentials) return `${curl} -X POST -H ${quote(`api-token: ${credentials.apiToken}`)} ${baseUrl}/login`;
  const body = JSON.stringify({ userApiToken: credentials.userApiToken });
  return `${curl} -X POST -H 'Content-Type: application/json' -d ${quote(body)} ${baseUrl}/login`;
}

/** Quotes for a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
