import { show } from "../terminal/terminal.ts";

/** Shows the certificate that a host presents, and the pin to compare and keep. Sends nothing but the TLS handshake. */
export async function pin(host: string, { json }: { json?: boolean }): Promise<void> {
  const { certificatePin } = await import("@vendor-auth/session/node");
  const found = await certificatePin(host);
  const { pin: value, subject, issuer, validFrom, validTo, selfSigned } = found;
  show(json, found, [
    value,
    `  subject     ${subject}`,
    `  issuer      ${issuer}${selfSigned ? " (itself)" : ""}`,
    `  valid       ${validFrom.toISOString()} to ${validTo.toISOString()}`,
    "This was not verified: compare it with what the server's own console shows. Then use it:",
    `  --pin ${value}, or pin: ${value} in a profile`,
  ]);
}
