/** Values that no message may show: the credentials read and the sessions used by this process. */
const values = new Set<string>();

/** Remembers secrets, also those inside objects. Shorter ones than 4 characters are words that happen to occur. */
export function keepSecret(value: unknown): void {
  if (typeof value === "string" && value.length >= 4) {
    for (const form of [value, JSON.stringify(value).slice(1, -1), new URLSearchParams([["", value]]).toString().slice(1)])
      values.add(form);
  } else if (typeof value === "object" && value !== null) for (const member of Object.values(value)) keepSecret(member);
}

/** The same text without them. */
export function withoutSecrets(text: string): string {
  let shown = text;
  // The longest first: one may be the beginning of another.
  for (const secret of [...values].toSorted((a, b) => b.length - a.length)) shown = shown.replaceAll(secret, "[redacted]");
  return shown;
}
