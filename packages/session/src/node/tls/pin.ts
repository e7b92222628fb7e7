import { createHash, type X509Certificate } from "node:crypto";

const form = /^sha256\/[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/** `sha256/` and the base64 of the SHA-256 of a certificate's public key (SPKI), which stays when the certificate is renewed with its key. */
export function pinOf(certificate: X509Certificate): string {
  const spki = certificate.publicKey.export({ type: "spki", format: "der" });
  return `sha256/${createHash("sha256").update(spki).digest("base64")}`;
}

export function isPin(value: unknown): value is string {
  return typeof value === "string" && form.test(value);
}
