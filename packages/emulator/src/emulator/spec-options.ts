import type { Fault } from "../faults/fault.ts";
import type { SpecPolicies } from "../policies/spec-policies.ts";
import type { SpecFiles } from "../spec/spec-files.ts";
import type { ListenOptions } from "./options.ts";

/** What an emulator made of a description takes: every policy, and these. `Credentials` is what its login takes. */
export type SpecOptions<Credentials extends object> = SpecFiles &
  Partial<SpecPolicies> & {
    /** What logs in; missing members are made at random. A list makes one account for each entry. */
    readonly credentials?: Partial<Credentials> | readonly Partial<Credentials>[];
    /** Faults to begin with. */
    readonly faults?: readonly Fault[];
    /** Seed of everything that faults and latencies draw at random. Default 1. */
    readonly seed?: number;
    /** How many requests and how many audit events are kept, from 1. Default 1,000. */
    readonly history?: number;
  };

/** The same without a socket. */
export type InProcessSpecOptions<Credentials extends object> = SpecOptions<Credentials> & {
  /** What `origin` and `baseUrl` are made of. Default `https://NAME.localhost`; `fetch` answers whatever the origin. */
  readonly origin?: string;
};

/** The same on a port. */
export type StartSpecOptions<Credentials extends object> = SpecOptions<Credentials> & ListenOptions;

/** The description apart from what every emulator takes. */
export function splitSpecOptions({ spec, overlays, name, data, onNotice, ...rest }: SpecOptions<object>): {
  readonly files: SpecFiles;
  readonly rest: Omit<SpecOptions<object>, keyof SpecFiles>;
} {
  if (typeof spec !== "string" || spec === "") throw new TypeError("spec: expected the path of an OpenAPI file");
  return {
    files: {
      spec,
      ...(overlays && { overlays }),
      ...(name !== undefined && { name }),
      ...(data !== undefined && { data }),
      ...(onNotice && { onNotice }),
    },
    rest,
  };
}
