import { isIP } from "node:net";
import { SessionError } from "../../model/session-error.ts";

/** One TLS server. */
export interface Host {
  /** Without port, and without the brackets of an IPv6 address. */
  readonly name: string;
  readonly port: number;
  /** Such as `https://fb1.example:8443`, as `URL.origin` writes it. */
  readonly origin: string;
  /** What to ask the server for; undefined for an address, which TLS has no word for. */
  readonly servername: string | undefined;
}

const hostName = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i;

/** Reads `host` or `host:port`; the port is 443 unless given. Throws `options_invalid` in the name of `caller`. */
export function parseHost(caller: string, host: unknown): Host {
  if (typeof host === "string" && hostName.test(host) && URL.canParse(`https://${host}`)) {
    const { origin, hostname, port } = new URL(`https://${host}`);
    const name = hostname.replace(/^\[|\]$/g, "");
    return { name, origin, port: Number(port || 443), servername: isIP(name) === 0 ? name : undefined };
  }
  throw invalid(caller, "host", "a host name or address, with a port if it is not 443, such as fb1.example or fb1.example:8443", host);
}

/** The error for an option that cannot be meant. */
export function invalid(caller: string, option: string, expected: string, came: unknown): SessionError {
  // A password in a URL given for a host stays out of the message.
  const shown =
    typeof came === "string"
      ? JSON.stringify(came.replace(/.*@/s, "[redacted]@").slice(0, 100))
      : came === undefined
        ? "nothing"
        : typeof came;
  return new SessionError("options_invalid", `the option ${option} is not usable: expected ${expected}; got ${shown}`, { vendor: caller });
}
