const spelled: Readonly<Record<string, string>> = { api: "API", id: "ID", ip: "IP", oauth: "OAuth", otp: "OTP", sso: "SSO", url: "URL" };

/** An input of a login as people call it: `User API token` for `userApiToken`. */
export function inWords(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[\W_]+/);
  const text = words.map((word) => spelled[word] ?? word).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
