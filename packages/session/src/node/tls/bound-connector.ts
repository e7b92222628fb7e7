import type { TLSSocket } from "node:tls";
import type { buildConnector } from "undici";
import { SessionError } from "../../errors/session-error.ts";
import { pinOf } from "./pin.ts";
import type { Trust } from "./trust.ts";

/** What a TLS connection to the host is made with. */
export function tlsOptions(trust: Trust) {
  return {
    allowH2: false,
    // Set explicitly, so that NODE_TLS_REJECT_UNAUTHORIZED=0 does not undo a `ca`.
    rejectUnauthorized: trust.mode === "ca",
    ...(trust.mode === "ca" && { ca: [...trust.ca] }),
    // A resumed TLS session shows no certificate, and its name is not checked again.
    maxCachedSessions: 0,
  };
}

/** Connects to the host that is trusted in its own way. */
export function boundConnector(undici: { readonly buildConnector: typeof buildConnector }, trust: Trust): buildConnector.connector {
  const connect = undici.buildConnector(tlsOptions(trust));
  return checkPin((options, callback) => {
    // Not the name in a Host header: the certificate is verified for the host that was configured.
    connect({ ...options, host: trust.host.name, servername: trust.host.servername } as buildConnector.Options, callback);
  }, trust);
}

/** Closes a connection whose certificate holds no pinned key: after the handshake, before the request is written. */
export function checkPin(connect: buildConnector.connector, trust: Trust): buildConnector.connector {
  return (options, callback) => {
    connect(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      const refusal = refusePin(socket as TLSSocket, trust);
      if (refusal === undefined) return callback(null, socket);
      socket.destroy();
      callback(refusal, null);
    });
  };
}

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
