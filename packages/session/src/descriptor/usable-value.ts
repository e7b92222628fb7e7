/** Servers and proxies refuse longer header lines anyway. */
const maxLength = 8192;

/** Whether a request can carry a secret. */
export function isUsable(text: string): boolean {
  return text.length <= maxLength && /^[\x21-\x7e]+$/.test(text);
}

/** Whether a header can carry it as one value (RFC 9110, 5.5): spaces may stand within. */
export function isUsableHeader(text: string): boolean {
  return text.length <= maxLength && /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text);
}

/** What such a secret is, in words. */
export const usableValue = `1 to ${maxLength} visible ASCII characters`;
