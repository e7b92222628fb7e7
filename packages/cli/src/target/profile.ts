/** One entry below `profiles` of the config file. Holds no secret. */
export interface Profile {
  /** A name, or the absolute path of a package's folder. */
  readonly vendor: string;
  readonly host?: string;
  readonly url?: string;
  readonly account?: string;
  /** A PEM file. */
  readonly ca?: string;
  readonly pin?: string;
  /** A program that prints the credentials, and its arguments. */
  readonly command?: readonly string[];
  readonly keychain?: boolean;
  /** Inputs of the login to use, where it takes several. */
  readonly with?: readonly string[];
}

/** The type of each setting. */
export const profileKeys: Readonly<Record<keyof Profile, "text" | "list" | "switch">> = {
  vendor: "text",
  host: "text",
  url: "text",
  account: "text",
  ca: "text",
  pin: "text",
  command: "list",
  keychain: "switch",
  with: "list",
};
