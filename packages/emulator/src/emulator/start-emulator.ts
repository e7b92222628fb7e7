import type { AnyEmulator, EmulatorOf } from "../control/emulator.ts";
import { refuseForeignHosts } from "../control/foreign-host.ts";
import type { SharedPolicies } from "../policies/shared-policies.ts";
import type { SpecPolicies } from "../policies/spec-policies.ts";
import { createDispatch } from "../server/dispatch.ts";
import { isLoopback } from "../support/loopback.ts";
import { makeCertificate, pinOf, type Certificate } from "../transport/certificate.ts";
import { listen } from "../transport/listen.ts";
import type { Vendor } from "../vendors/contract/vendor.ts";
import { findVendor, type CredentialsOf, type Policies, type VendorName } from "../vendors/vendors.ts";
import { assemble, type Given } from "./assemble.ts";
import { loadData, loadSpec } from "./load-spec.ts";
import type { DataSpec, ListenOptions, StartOptions, TlsOption } from "./options.ts";
import { splitSpecOptions, type StartSpecOptions } from "./spec-options.ts";

/** A vendor's server that listens. */
export type RunningEmulator<V extends VendorName = VendorName> = RunningEmulatorOf<V, CredentialsOf[V], Policies<V>>;

/** A server of a description that listens. */
export type RunningSpecEmulator<Credentials extends object = Record<string, unknown>> = RunningEmulatorOf<
  string,
  Credentials,
  SpecPolicies
>;

/** Any server that listens. */
export interface RunningEmulatorOf<Name extends string, Credentials extends object, AllPolicies extends SharedPolicies> extends EmulatorOf<
  Name,
  Credentials,
  AllPolicies
> {
  readonly host: string;
  readonly port: number;
  /** PEM of what to trust; undefined without TLS. */
  readonly ca: string | undefined;
  /** `sha256/…` of the certificate's public key; undefined without TLS. */
  readonly pin: string | undefined;
  /** New connections get another certificate. Throws without TLS. */
  replaceCertificate(tls?: TlsOption): Promise<void>;
  /** Stops listening and cuts what is open. What was counted stays readable. Idempotent. */
  close(): Promise<void>;
}

/** A server that listens, of whichever vendor. */
export type AnyRunningEmulator = RunningEmulatorOf<string, object, SharedPolicies>;

/**
 * Starts a server of a description. Rejects as for a vendor, and with a `SpecError` for what is wrong in the description.
 */
export function startEmulator<Credentials extends object = Record<string, unknown>>(
  options: StartSpecOptions<Credentials>,
): Promise<RunningSpecEmulator<Credentials>>;
/** Starts a vendor's server. Rejects with the system's error when the port is taken (`EADDRINUSE`) or the host cannot be bound. */
export function startEmulator<V extends VendorName>(vendor: V, options?: StartOptions<V>): Promise<RunningEmulator<V>>;
export async function startEmulator(first: VendorName | StartSpecOptions<object>, options: object = {}): Promise<unknown> {
  if (typeof first === "object") {
    const { files, rest } = splitSpecOptions(first);
    return startVendor(await loadSpec(files), rest);
  }
  const { dataSpec, ...rest } = options as Partial<DataSpec>;
  const vendor = findVendor(first);
  return startVendor(dataSpec === undefined ? vendor : await loadData(vendor, dataSpec), rest);
}

/** Puts a vendor's server together, and lets it listen. */
export async function startVendor(vendor: Vendor, options: Given & ListenOptions): Promise<AnyRunningEmulator> {
  const { port = 0, host = "127.0.0.1", tls = false, ...rest } = options;
  let origin = "";
  const { emulator, core, control } = assemble(vendor, rest, () => origin);
  let certificate = await toCertificate(vendor, tls);
  const dispatch = createDispatch(core, isLoopback(host) ? refuseForeignHosts(control) : control);
  const listener = await listen(core, dispatch, { port, host, certificate });
  origin = listener.origin;

  const running = {
    host,
    port: listener.port,
    get ca() {
      return certificate?.ca;
    },
    get pin() {
      return certificate?.pin;
    },
    async replaceCertificate(next: TlsOption = true) {
      const made = await toCertificate(vendor, next);
      if (certificate === undefined || made === undefined) throw new TypeError("replaceCertificate: this emulator was started without tls");
      certificate = made;
      listener.setCertificate(made);
    },
    close: () => listener.close(),
    [Symbol.asyncDispose]: () => listener.close(),
  };
  // Descriptors, because some members are getters; Object.assign would call them once.
  return Object.defineProperties<AnyEmulator>(emulator, Object.getOwnPropertyDescriptors(running)) as AnyRunningEmulator;
}

async function toCertificate({ isSelfSigned }: Vendor, tls: TlsOption): Promise<Certificate | undefined> {
  if (tls === false) return undefined;
  if (typeof tls === "object" && "key" in tls) return { key: tls.key, cert: tls.cert, ca: tls.ca ?? tls.cert, pin: pinOf(tls.cert) };
  return makeCertificate({ selfSigned: isSelfSigned, ...(tls === true ? {} : tls) });
}
