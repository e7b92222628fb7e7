import type { X509Certificate } from "node:crypto";
import { connect } from "node:tls";
import { invalidValue } from "../options/invalid-value.ts";
import { parseHost } from "./host.ts";
import { pinOf } from "./pin.ts";

export interface CertificatePinOptions {
  /** Default: the one in `host`, or 443. */
  readonly port?: number;
  /** Milliseconds to connect and shake hands. Default 10,000. */
  readonly timeout?: number;
}

/** A certificate's facts, to compare with those shown on the server itself before pinning it. */
export interface CertificateSummary {
  /** For `nodeFetch({ host, pin })`. */
  readonly pin: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** True when it is signed with its own key, and not by an authority. */
  readonly selfSigned: boolean;
}

/**
 * Reads the certificate that `host` presents, and sends nothing but the TLS handshake. It does not verify the certificate:
 * compare it out of band, since an attacker on the way would present another one.
 * Throws `options_invalid`; rejects with the system's error, or with a plain one when `timeout` has passed.
 */
export async function certificatePin(host: string, { port, timeout = 10_000 }: CertificatePinOptions = {}): Promise<CertificateSummary> {
  const parsed = parseHost("certificatePin", host);
  const target = { host: parsed.name, port: port ?? parsed.port };
  if (!(timeout > 0)) throw invalidValue("certificatePin", "timeout", "a number of milliseconds above 0", timeout);
  if (!(target.port > 0 && target.port < 65_536)) throw invalidValue("certificatePin", "port", "1 to 65535", port);

  const socket = connect({ ...target, ...(parsed.servername && { servername: parsed.servername }), rejectUnauthorized: false });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const certificate = await new Promise<X509Certificate | undefined>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`${host} did not end the TLS handshake within ${timeout} ms`)), timeout);
      socket.once("error", reject);
      socket.once("secureConnect", () => resolve(socket.getPeerX509Certificate()));
    });
    if (certificate === undefined) throw new Error(`${host} presented no certificate`);
    return summarize(certificate);
  } finally {
    clearTimeout(timer);
    socket.on("error", () => {}).destroy();
  }
}

function summarize(certificate: X509Certificate): CertificateSummary {
  const { subject, issuer, validFrom, validTo } = certificate;
  return {
    pin: pinOf(certificate),
    subject: oneLine(subject),
    issuer: oneLine(issuer),
    validFrom: new Date(validFrom),
    validTo: new Date(validTo),
    selfSigned: subject === issuer && certificate.verify(certificate.publicKey),
  };
}

/** Node writes a name as lines: `O=Example` and `CN=fb1.example`. */
function oneLine(name: string): string {
  return name.replaceAll("\n", ", ");
}
