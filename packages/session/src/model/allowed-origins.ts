/** The origins that a session's secrets may be sent to: that of the base URL, and those that a login may be redirected to. */
export function allowedOrigins(baseUrl: string, allowRedirect: readonly string[]): string[] {
  return [baseUrl, ...allowRedirect].map((url) => new URL(url).origin);
}
