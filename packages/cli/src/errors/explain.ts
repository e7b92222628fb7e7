import { CliError } from "./cli-error.ts";
import { exitCode } from "./exit-code.ts";
import { UnusablePackageError } from "../vendors/own-vendor.ts";
import { isSessionError, type SessionError, type SessionErrorCode } from "@vendor-auth/session";

const { login, unreachable, store, usage, internal } = exitCode;

/** What to do, and what to end with, for each code of a session's errors. */
const advice: Readonly<Record<SessionErrorCode, readonly [remedy: string, exit: number]>> = {
  credentials_refused: ["Check the credentials, and that they are for this host; then log in again.", login],
  credentials_unusable: ["Check for a line break or a space in the credentials.", login],
  license_missing: ["Renew the account's license.", login],
  throttled: ["Wait until the time named, then try again.", login],
  account_locked: ["Have the account unlocked, and look for programs with old credentials.", login],
  session_limit: ["Close sessions that are not used: vendor-auth status, vendor-auth logout.", login],
  redirect_refused: ["Check the host; if the origin named is right, give it as --url.", login],
  login_malformed: ["Check the URL, and look for a proxy in between: vendor-auth doctor.", login],
  login_unreachable: ["Check host, port and network: vendor-auth doctor.", unreachable],
  body_not_resendable: ["Repeat the call.", login],
  origin_refused: ["Give a path below the base URL.", usage],
  capability_missing: ["Use Node 20.19 or newer.", login],
  client_closed: ["Run the command again.", internal],
  options_invalid: ["See vendor-auth help for what is expected.", usage],
  certificate_changed: ["Find out why. If the change is right: vendor-auth pin HOST, compare, and use the new pin.", unreachable],
  store_unavailable: ["Check the disk and the folder's permissions: vendor-auth doctor.", store],
  store_refused: ["Remove what the message names, or set XDG_STATE_HOME to another folder.", store],
  store_busy: ["Look for a vendor-auth that hangs.", store],
  lock_lost: ["Run the command again.", store],
};

const causes: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  ECONNREFUSED: ["no server listens there", "Check host and port."],
  ENOTFOUND: ["the host's name is not known", "Check the spelling, and the network's name server."],
  EAI_AGAIN: ["the host's name could not be looked up", "Check the network."],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    "its certificate is self-signed",
    "Trust it: vendor-auth pin HOST, compare it with the server's own console, then --pin.",
  ],
  SELF_SIGNED_CERT_IN_CHAIN: ["its certificate comes from an authority that is not trusted", "Give the authority: --ca FILE."],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ["its certificate comes from an authority that is not trusted", "Give the authority: --ca FILE."],
  ERR_SSL_WRONG_VERSION_NUMBER: [
    "it does not speak TLS there",
    "Check the port. An emulator without TLS needs --url http://127.0.0.1:PORT/api.",
  ],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ["it does not speak TLS there", "Check the port."],
  ECONNRESET: ["it closed the connection", "Check the port, and look for a proxy or a firewall in between: vendor-auth doctor."],
  UND_ERR_SOCKET: ["it closed the connection", "Check the port, and look for a proxy or a firewall in between: vendor-auth doctor."],
  ETIMEDOUT: ["it did not accept a connection in time", "Check host and port, and look for a firewall in between."],
  UND_ERR_CONNECT_TIMEOUT: ["it did not accept a connection in time", "Check host and port, and look for a firewall in between."],
  EHOSTUNREACH: ["there is no route to it", "Check the host, and the network."],
  ENETUNREACH: ["there is no route to it", "Check the host, and the network."],
  CERT_HAS_EXPIRED: ["its certificate has expired", "Have it renewed, or pin its key: vendor-auth pin HOST."],
  ERR_TLS_CERT_ALTNAME_INVALID: ["its certificate is for another name", "Use that name, or pin its key: vendor-auth pin HOST."],
};

/** Any failure as it is shown. `details` is for --verbose: never a stack. */
export function explain(error: unknown): { readonly error: CliError; readonly details: readonly string[] } {
  if (error instanceof CliError) return { error, details: error.cause === undefined ? [] : chain(error.cause) };
  if (error instanceof UnusablePackageError)
    return { error: new CliError(error.message, error.remedy, { code: "package_unusable" }), details: chain(error.cause) };
  const [what, remedy] = causes[rootCode(error) ?? ""] ?? [];
  if (isSessionError(error)) {
    const [general, exit] = advice[error.code];
    const message = what ? `${error.message.replace(/: login failed: .*/s, "")}: login failed: ${what}` : firstSentences(error);
    return { error: new CliError(message, remedy ?? general, { exit, code: error.code }), details: chain(error) };
  }
  const isBrokenOff = error instanceof TypeError && error.message === "terminated"; // in the middle of a body
  if (what !== undefined || isBrokenOff || (error instanceof TypeError && /^fetch failed$|: no answer came: /.test(error.message))) {
    const message = isBrokenOff ? "the answer broke off before its end" : `no answer: ${what ?? "the network failed"}`;
    return {
      error: new CliError(message, remedy ?? "Check host, port and network: vendor-auth doctor.", {
        exit: unreachable,
        code: "unreachable",
      }),
      details: chain(error),
    };
  }
  const message = `something went wrong in this program: ${error instanceof Error ? error.name : typeof error}`;
  return {
    error: new CliError(message, "Run it with --verbose, and report what it says.", { exit: internal, code: "internal" }),
    details: chain(error),
  };
}

/** The message without its advice to programmers, on one line. */
function firstSentences(error: SessionError): string {
  return error.message.replace(/\. (See the error's cause|A line break at the end.*)\.?$/s, "").replaceAll(/\s+/g, " ");
}

function rootCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === "string" && Object.hasOwn(causes, code)) return code;
  }
  return undefined;
}

function chain(error: unknown): string[] {
  const lines: string[] = [];
  for (let at = error; at instanceof Error && lines.length < 6; at = at.cause) {
    const { code, operation, status } = at as { code?: string; operation?: string; status?: number };
    const facts = Object.entries({ code, operation, status }).filter(([, value]) => value !== undefined);
    lines.push(`${at.name}: ${at.message.replaceAll(/\s+/g, " ")}${facts.map(([name, value]) => ` ${name}=${value}`).join("")}`);
  }
  return lines;
}
