import type { Fault } from "../faults/fault.ts";
import type { CertificateOptions } from "../transport/certificate.ts";
import type { CredentialsOf, Policies, VendorName } from "../vendors/vendors.ts";

/** What any emulator takes beside its policies. `Credentials` is what its login takes. */
export interface EmulatorOptions<Credentials> {
  /** What logs in; missing members are made at random. A list makes one account for each entry. */
  readonly credentials?: Partial<Credentials> | readonly Partial<Credentials>[];
  /** Faults to begin with. */
  readonly faults?: readonly Fault[];
  /** Seed of everything that faults and latencies draw at random. Default 1. */
  readonly seed?: number;
  /** How many requests and how many audit events are kept, from 1. Default 1,000. */
  readonly history?: number;
}

/** What an emulator of a vendor takes: every policy of that vendor, and these. */
export type CreateOptions<V extends VendorName> = Partial<Policies<V>> & EmulatorOptions<CredentialsOf[V]>;

/** What an emulator without a socket takes beside. */
export interface OriginOption {
  /** What `origin` and `baseUrl` are made of. Default `https://NAME.localhost`; `fetch` answers whatever the origin. */
  readonly origin?: string;
}

/** An emulator of a vendor without a socket. */
export type InProcessOptions<V extends VendorName> = CreateOptions<V> & OriginOption;

/** The vendor's own description of its data. */
export interface DataSpec {
  /** Path of an OpenAPI file: all of its operations are served behind the vendor's session. */
  readonly dataSpec: string;
}

/** What an emulator on a port takes. */
export type StartOptions<V extends VendorName> = CreateOptions<V> & ListenOptions & Partial<DataSpec>;

/** Where and how it listens. */
export interface ListenOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** The address to listen on. Default 127.0.0.1; others than loopback let other machines in. */
  readonly host?: string;
  /** HTTPS: with a certificate made at start (`true`, or how to make it), or with a given one in PEM. */
  readonly tls?: TlsOption;
}

/** A certificate: none, one made at start, or one given in PEM. */
export type TlsOption = boolean | CertificateOptions | { readonly key: string; readonly cert: string; readonly ca?: string };

/** Credentials to use: all members, some, or none. */
export type GivenCredentials<V extends VendorName> = Partial<CredentialsOf[V]>;
