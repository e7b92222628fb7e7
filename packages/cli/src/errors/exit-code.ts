/** Exit codes of the process. `exec` ends with the exit code of its command once that has started. */
export const exitCode = {
  ok: 0,
  /** The vendor answered with a status of 400 or above; or a check of `doctor` failed. */
  refused: 1,
  /** The command line or the config file is invalid. */
  usage: 2,
  /** No login: no credentials, refused ones, throttled, locked. */
  login: 3,
  /** Not reachable, or a certificate that is not trusted. */
  unreachable: 4,
  /** Sessions cannot be kept or read on this machine. */
  store: 5,
  /** A fault of this program. */
  internal: 70,
  /** `exec`: its command was not found. */
  notFound: 127,
  interrupted: 130,
} as const;
