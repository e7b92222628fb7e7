/** `FLASHBLADE_API_TOKEN` for `flashblade` and `apiToken`: the same names as in the vendors' reference pages. */
export function variableName(vendor: string, name: string): string {
  return `${vendor}_${name}`
    .replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll(/\W+/g, "_")
    .toUpperCase();
}
