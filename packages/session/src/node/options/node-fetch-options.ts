/** PEM text: one certificate or several. */
export type Pem = string | Buffer;

interface Unset {
  readonly ca?: never;
  readonly pin?: never;
  readonly dangerouslyAcceptAnyCertificate?: never;
}

/**
 * How `nodeFetch` trusts one host. Whatever is chosen holds for `host` alone: requests to any other host, or to another
 * port of it, are verified as usual, against the authorities that Node trusts.
 *
 * | given | the host's certificate |
 * |---|---|
 * | nothing | is verified as usual |
 * | `host`, `ca` | must come from these authorities, be in date, and be issued for the host's name |
 * | `host`, `pin` | may be self-signed, expired, or issued for another name, but must hold a pinned public key |
 * | `host`, `dangerouslyAcceptAnyCertificate` | is not verified: an attacker on the way can read and change everything |
 */
export type NodeFetchOptions =
  | (Unset & { readonly host?: never })
  | (Omit<Unset, "ca"> & {
      /** Host, with its port unless that is 443: `fb1.example` or `fb1.example:8443`. */
      readonly host: string;
      /** The authorities that may have issued the host's certificate, in PEM; or the certificate itself, when it is self-signed. */
      readonly ca: Pem | readonly Pem[];
    })
  | (Omit<Unset, "pin"> & {
      readonly host: string;
      /**
       * `sha256/` and the base64 of the SHA-256 of the certificate's public key: what `certificatePin(host)` shows. Several for
       * a planned change of keys.
       */
      readonly pin: string | readonly string[];
    })
  | (Omit<Unset, "dangerouslyAcceptAnyCertificate"> & { readonly host: string; readonly dangerouslyAcceptAnyCertificate: true });
