import { CliError } from "../errors/cli-error.ts";
import { parsed } from "./pretty.ts";

/**
 * The URL of the page after this one, asked for by `url`: what `Link: …; rel="next"` names (RFC 8288), or the same call with the
 * answer's `continuation_token`, as of FlashBlade. Undefined after the last one.
 */
export async function nextPage(answer: Response, url: string, baseUrl: string): Promise<string | undefined> {
  const link = /<([^>]*)>[^,]*;\s*rel="?next\b/i.exec(answer.headers.get("link") ?? "")?.[1];
  if (link !== undefined) {
    void answer.body?.cancel(); // a copy: it ends with the answer that is shown
    return new URL(link, answer.url || `${baseUrl}/`).href;
  }
  const page = parsed(await answer.text()) as { continuation_token?: unknown } | null | undefined;
  const token = page?.continuation_token;
  if (typeof token !== "string" || token === "") return undefined;
  const [path = "", query = ""] = url.split("?");
  const parameters = new URLSearchParams(query);
  if (parameters.get("continuation_token") === token)
    throw new CliError("the server gives the same continuation_token again", "Ask for the pages one by one, without --paginate.");
  parameters.set("continuation_token", token);
  return `${path}?${parameters.toString()}`;
}
