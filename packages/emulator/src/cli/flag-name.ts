/** A member's name as a flag: `userApiToken` is `user-api-token`. */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A flag as a member's name: `idle-timeout` is `idleTimeout`. */
export function nameOf(flag: string): string {
  return flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
