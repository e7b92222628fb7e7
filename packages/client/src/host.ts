const pattern = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i;

/** True for a host name or address with or without a port, such as `fb1.example`, `fb1.example:8443` or `[::1]:8443`. */
export function isHost(text: string): boolean {
  return pattern.test(text);
}
