import type { TLSSocket } from "node:tls";
import type { Agent, buildConnector } from "undici";
import { SessionError } from "../../model/session-error.ts";
import { loadUndici } from "./load-undici.ts";
import { pinOf } from "../tls/pin.ts";
import type { Trust } from "../tls/trust.ts";

/** The connection pools of one `nodeFetch`. */
export interface Dispatchers {
  /** The pool for an origin, such as `https://fb1.example`. */
  for(origin: string): Agent;
  /** Closes all connections, and fails what is under way. */
  destroy(): Promise<unknown>;
}

/**
 * Two sets of pools that share no connection: one for the host that is trusted in its own way, one for all others.
 * HTTP/1.1 only, as built-in fetch: status texts and header names then are what the server wrote.
 */
export async function createDispatchers(trust: Trust | undefined): Promise<Dispatchers> {
  const { Agent, buildConnector } = await loadUndici();
  const usual = new Agent({ allowH2: false });
  if (trust === undefined) return { for: () => usual, destroy: () => usual.destroy() };
  const bound = new Agent({ allowH2: false, connect: boundConnector(buildConnector, trust) });
  return {
    for: (origin) => (origin === trust.host.origin ? bound : usual),
    destroy: () => Promise.all([usual.destroy(), bound.destroy()]),
  };
}

function boundConnector(build: typeof buildConnector, trust: Trust): buildConnector.connector {
  const connect = build({
    allowH2: false,
    // Set explicitly, so that NODE_TLS_REJECT_UNAUTHORIZED=0 does not undo a `ca`.
    rejectUnauthorized: trust.mode === "ca",
    ...(trust.mode === "ca" && { ca: [...trust.ca] }),
    // A resumed TLS session shows no certificate, and its name is not checked again.
    maxCachedSessions: 0,
  });
  return (options, callback) => {
    // Not the name in a Host header: the certificate is verified for the host that was configured.
    const target = { ...options, host: trust.host.name, servername: trust.host.servername } as buildConnector.Options;
    connect(target, (...[error, socket]) => {
      if (error) return callback(error, null);
      const refusal = refusePin(socket as TLSSocket, trust);
      if (refusal === undefined) return callback(null, socket);
      socket.destroy();
      callback(refusal, null);
    });
  };
}

/** Called after the handshake, before the request is written. */
function refusePin(socket: TLSSocket, trust: Trust): SessionError | undefined {
  if (trust.mode !== "pin") return undefined;
  const certificate = socket.getPeerX509Certificate();
  const pin = certificate === undefined ? "no certificate" : pinOf(certificate);
  if (trust.pins.includes(pin)) return undefined;
  const { origin } = trust.host;
  const message =
    `${origin} presented another certificate than the pinned one: expected ${trust.pins.join(" or ")}; got ${pin}. Nothing was sent. ` +
    "If the certificate was replaced on purpose, compare this pin with the one shown on the server itself, then pin it; if not, an attacker may be in between";
  return new SessionError("certificate_changed", message, { vendor: "nodeFetch", target: origin });
}
