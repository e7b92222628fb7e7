/** True for this machine's own names and addresses, as `URL.hostname` writes them. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
