import { X509Certificate, createHash, webcrypto } from "node:crypto";
import { isIP } from "node:net";

/** How to make a certificate. */
export interface CertificateOptions {
  /** Names and addresses it is good for. Default: localhost, 127.0.0.1, ::1. */
  readonly hosts?: readonly string[];
  /** Default: an hour ago. */
  readonly notBefore?: Date;
  /** Default: in a week. */
  readonly notAfter?: Date;
  /** Signed by itself, as appliances ship it, or by a certificate authority made for it. Default false. */
  readonly selfSigned?: boolean;
}

/** A certificate, its key, and what to trust it by. All PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** What a client adds to its authorities: the authority, or the certificate itself when it is self-signed. */
  readonly ca: string;
  /** `sha256/` and the base64 of the SHA-256 of its public key (SPKI). */
  readonly pin: string;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const hour = 3_600_000;

/** Makes a key and a certificate for it. The library behind it is loaded here, so that plain HTTP starts without it. */
export async function makeCertificate(options: CertificateOptions = {}): Promise<Certificate> {
  await import("reflect-metadata"); // the library asks its user to load it first
  const x509 = await import("@peculiar/x509");
  const { hosts = ["localhost", "127.0.0.1", "::1"], selfSigned = false } = options;
  const dates = {
    notBefore: options.notBefore ?? new Date(Date.now() - hour),
    notAfter: options.notAfter ?? new Date(Date.now() + 168 * hour),
  };
  const usage = x509.KeyUsageFlags;

  const authorityKeys = await makeKeys();
  const authority = selfSigned
    ? undefined
    : await x509.X509CertificateGenerator.createSelfSigned({
        name: "CN=Emulator test authority",
        keys: authorityKeys,
        signingAlgorithm: algorithm,
        notBefore: new Date(Math.min(dates.notBefore.getTime(), Date.now() - hour)),
        notAfter: new Date(Date.now() + 168 * hour),
        extensions: [
          new x509.BasicConstraintsExtension(true, 0, true),
          new x509.KeyUsagesExtension(usage.keyCertSign | usage.cRLSign, true),
        ],
      });
  const keys = selfSigned ? authorityKeys : await makeKeys();
  const leaf = {
    ...dates,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(usage.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(hosts.map((host) => ({ type: isIP(host) === 0 ? "dns" : "ip", value: host }) as const)),
    ],
  };
  const name = `CN=${hosts[0] ?? "emulator"}`;
  const certificate =
    authority === undefined
      ? await x509.X509CertificateGenerator.createSelfSigned({ ...leaf, name, keys })
      : await x509.X509CertificateGenerator.create({
          ...leaf,
          subject: name,
          issuer: authority.subject,
          publicKey: keys.publicKey,
          signingKey: authorityKeys.privateKey,
        });
  const cert = certificate.toString("pem");
  const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey), "PRIVATE KEY");
  return { key, cert, ca: authority?.toString("pem") ?? cert, pin: pinOf(cert) };
}

/** The pin of a certificate in PEM: `sha256/` and the base64 of the SHA-256 of its public key. */
export function pinOf(cert: string): string {
  const spki = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  return `sha256/${createHash("sha256").update(spki).digest("base64")}`;
}

function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}
