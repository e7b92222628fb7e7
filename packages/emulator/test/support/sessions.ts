import type { CredentialsOf, VendorName } from "../../src/index.ts";

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;
type Target<V extends VendorName> = { readonly baseUrl: string; readonly credentials: CredentialsOf[V] };

/** Logs in to FlashBlade and returns the headers of a live session. */
export async function flashbladeSession(to: Target<"flashblade">, using: Fetch = fetch): Promise<Record<string, string>> {
  const answer = await using(`${to.baseUrl}/login`, { method: "POST", headers: { "api-token": to.credentials.apiToken } });
  return { "x-auth-token": answer.headers.get("x-auth-token") ?? `login answered ${answer.status}` };
}

/** Logs in to CloudEndure and returns the headers of a live session. */
export async function cloudendureSession(to: Target<"cloudendure">, using: Fetch = fetch): Promise<Record<string, string>> {
  const answer = await using(`${to.baseUrl}/login`, {
    method: "POST",
    body: JSON.stringify({ userApiToken: to.credentials.userApiToken }),
    redirect: "manual",
  });
  return sessionHeaders(answer.headers.getSetCookie());
}

/** What a client makes of CloudEndure's two cookies. */
export function sessionHeaders(setCookies: readonly string[]): Record<string, string> {
  const [xsrf, session] = ["XSRF-TOKEN", "session"].map(
    (name) => setCookies.find((cookie) => cookie.startsWith(`${name}=`))?.split(";")[0],
  );
  return { cookie: session ?? "", "x-xsrf-token": xsrf?.slice("XSRF-TOKEN=".length) ?? "" };
}
