/** `api-token`, `api_token` and `ApiToken` as `apiToken`. */
export function camelCase(name: string): string {
  const words = wordsOf(name).map((word) => word[0]!.toUpperCase() + word.slice(1));
  const joined = words.join("");
  return joined === "" ? name : joined[0]!.toLowerCase() + joined.slice(1);
}

/** `login banner` as `LoginBanner`. Letters and digits only: the result is safe as the name of a file. */
export function pascalCase(name: string): string {
  return wordsOf(name)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join("");
}

/** `userApiToken` and `user-api-token` as `USER_API_TOKEN`. */
export function constantCase(name: string): string {
  return wordsOf(name.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2"))
    .join("_")
    .toUpperCase();
}

/** Whether this can be a vendor's name: it goes into names of packages, imports and environment variables. */
export function isVendorName(name: string): boolean {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
}

function wordsOf(name: string): string[] {
  return name.match(/[\p{L}\p{N}]+/gu) ?? [];
}
