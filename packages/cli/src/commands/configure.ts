import { dirname, relative, resolve } from "node:path";
import { CliError } from "../errors/cli-error.ts";
import { configPath } from "../target/config-path.ts";
import type { Profile } from "../target/profile.ts";
import { findTarget, type TargetOptions } from "../target/target.ts";
import { writeProfile } from "../target/write-profile.ts";
import { show } from "../terminal/terminal.ts";
import { isVendor } from "../vendors/vendors.ts";

export interface ConfigureOptions extends TargetOptions {
  readonly vendor: string;
  readonly keychain?: boolean;
  readonly replace?: boolean;
}

/** Writes a profile: a name for a vendor, where it is, and how a login there is made. Sends nothing. */
export async function configure(name: string, options: ConfigureOptions): Promise<void> {
  const { vendor, host, url, account, ca, pin, with: inputs, keychain, replace } = options;
  if (isVendor(name) || !/^[\w.-]+$/.test(name))
    throw new CliError(`${name} cannot be a profile's name`, "Use letters, digits, hyphens and dots, and no vendor's name: fb1.");
  const { package: folder } = await findTarget(vendor, options); // what it is told must be usable
  const profile: Profile = {
    vendor: folder === undefined ? vendor : fromConfig(folder),
    ...(host !== undefined && { host }),
    ...(url !== undefined && { url }),
    ...(account !== undefined && { account }),
    ...(ca !== undefined && { ca: resolve(ca) }),
    ...(pin !== undefined && { pin }),
    ...(inputs !== undefined && { with: inputs.split(",") }),
    ...(keychain === true && { keychain }),
  };
  const path = await writeProfile(name, profile, { isReplaced: replace === true });
  show(options.json, { profile: name, file: path, ...profile }, [`Wrote profile ${name} to ${path}.`, `Next: vendor-auth login ${name}`]);
}

/** A package's folder as the config file names it, so that both can be moved together. */
function fromConfig(folder: string): string {
  const path = relative(dirname(configPath()), folder).replaceAll("\\", "/");
  return /^(\.\.?\/|[a-z]:)/i.test(path) ? path : `./${path}`;
}
