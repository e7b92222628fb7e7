import { isIP } from "node:net";
import { isHost } from "@vendor-auth/client/server";
import { invalidValue } from "../options/invalid-value.ts";

/** One TLS server. */
export interface Host {
  /** Without port, and without the brackets of an IPv6 address. */
  readonly name: string;
  readonly port: number;
  /** Such as `https://fb1.example:8443`, as `URL.origin` writes it. */
  readonly origin: string;
  /** The name to ask the server for (SNI); undefined for an address, which SNI cannot carry. */
  readonly servername: string | undefined;
}

/** Reads `host` or `host:port`; the port is 443 unless given. Throws `options_invalid` in the name of `caller`. */
export function parseHost(caller: string, host: unknown): Host {
  if (typeof host === "string" && isHost(host) && URL.canParse(`https://${host}`)) {
    const { origin, hostname, port } = new URL(`https://${host}`);
    const name = hostname.replace(/^\[|\]$/g, "");
    return { name, origin, port: Number(port || 443), servername: isIP(name) === 0 ? name : undefined };
  }
  const expected = "a host name or address, with a port if it is not 443, such as fb1.example or fb1.example:8443";
  throw invalidValue(caller, "host", expected, host);
}
