import type { SpecPolicies } from "../policies/spec-policies.ts";
import type { SpecFiles } from "../spec/spec-files.ts";
import type { EmulatorOptions, ListenOptions, OriginOption } from "./options.ts";

/** What an emulator made of a description takes: every policy, and these. `Credentials` is what its login takes. */
export type SpecOptions<Credentials extends object> = SpecFiles & Partial<SpecPolicies> & EmulatorOptions<Credentials>;

/** The same without a socket. */
export type InProcessSpecOptions<Credentials extends object> = SpecOptions<Credentials> & OriginOption;

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
