import { createHash, X509Certificate } from "node:crypto";
import { invalidValue } from "../options/invalid-value.ts";
import type { SessionError } from "../../errors/session-error.ts";
import { type Host, parseHost } from "./host.ts";
import type { NodeFetchOptions } from "../options/node-fetch-options.ts";
import { isPin } from "./pin.ts";

/** How the certificate of one host is verified. */
export type Trust = { readonly host: Host; readonly name: string } & (
  | { readonly mode: "ca"; readonly ca: readonly string[] }
  | { readonly mode: "pin"; readonly pins: readonly string[] }
  | { readonly mode: "any" }
);

const modes = ["ca", "pin", "dangerouslyAcceptAnyCertificate"] as const;
const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Checks options. Undefined when every host is verified as usual. Throws `options_invalid`. */
export function readTrust(given: NodeFetchOptions): Trust | undefined {
  const options = Object.assign(Object.create(null) as Record<string, unknown>, given); // own properties only
  const named = modes.filter((mode) => options[mode] !== undefined);
  // A host alone is most often a pin that was left out by mistake: it must not mean "as usual".
  if (named.length === 0 && options["host"] === undefined) return undefined;
  if (named.length !== 1) throw unusable("host", `one of ${modes.join(", ")} beside it, and not more`, named.join(", ") || "none");
  const host = parseHost("nodeFetch", options["host"]);

  if (options["pin"] !== undefined) {
    const pins: unknown[] = [options["pin"]].flat();
    if (pins.length === 0 || !pins.every(isPin)) {
      const wrong = pins.find((pin) => !isPin(pin)) ?? "none";
      throw unusable("pin", "sha256/ and the base64 of 32 bytes, as certificatePin() shows it, or several such", wrong);
    }
    return { host, mode: "pin", pins, name: `pin:${pins.toSorted().join(",")}` };
  }
  if (options["ca"] !== undefined) {
    const certificates = [options["ca"]].flat().flatMap(readPem);
    if (certificates.length === 0) throw unusable("ca", "at least one certificate in PEM", "none");
    const fingerprints = certificates.map(({ fingerprint256 }) => fingerprint256).toSorted();
    const digest = createHash("sha256").update(fingerprints.join()).digest("base64");
    return { host, mode: "ca", ca: certificates.map(String), name: `ca:sha256/${digest}` };
  }
  if (options["dangerouslyAcceptAnyCertificate"] !== true) {
    throw unusable("dangerouslyAcceptAnyCertificate", "true, or to be left out", String(options["dangerouslyAcceptAnyCertificate"]));
  }
  return { host, mode: "any", name: "any" };
}

function readPem(pem: unknown): X509Certificate[] {
  const texts =
    typeof pem === "string" || pem instanceof Uint8Array
      ? Buffer.from(pem as string)
          .toString("latin1")
          .match(block)
      : null;
  try {
    if (texts !== null) return texts.map((text) => new X509Certificate(text));
  } catch {
    // Refused below. What was given stays out of the message: a key passed by mistake is a secret.
  }
  throw unusable("ca", "certificates in PEM, each from BEGIN CERTIFICATE to END CERTIFICATE", "something else");
}

function unusable(option: string, expected: string, came: unknown): SessionError {
  return invalidValue("nodeFetch", option, expected, came);
}
