import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { nextPage } from "../answers/next-page.ts";
import { showAnswer } from "../answers/show-answer.ts";
import { CliError } from "../errors/cli-error.ts";
import { provideCredentials } from "../credentials/provide-credentials.ts";
import { exitCode } from "../errors/exit-code.ts";
import { openClient } from "../sessions/open-client.ts";
import { sessionHeaders } from "../sessions/session-headers.ts";
import { findTarget, type TargetOptions } from "../target/target.ts";
import { tell } from "../terminal/terminal.ts";
import { ensureSession } from "./login.ts";

export interface RequestOptions extends TargetOptions {
  /** The body: text, `@file`, or `@-` for stdin. */
  readonly data?: string;
  /** Members of a JSON body, `key=value`; of the query for GET and HEAD. */
  readonly field?: readonly string[];
  readonly header?: readonly string[];
  /** Status and headers before the body. */
  readonly include?: boolean;
  /** A jq filter for the body. */
  readonly jq?: string;
  /** Follow to the last page, each printed when it comes. */
  readonly paginate?: boolean;
}

/** Sends one call, logged in. Its answer goes to stdout: to a pipe as it came, to a terminal indented and coloured. */
export async function request(name: string, givenMethod: string, path: string, options: RequestOptions): Promise<void> {
  const method = givenMethod.toUpperCase();
  if (!/^[A-Z]+$/.test(method))
    throw new CliError("the method is not usable", "Expected METHOD before PATH, as in: request flashblade GET 2.26/arrays.");
  if (options.paginate && method !== "GET") throw new CliError("--paginate is for GET", "Leave it out, or ask with GET.");
  if (options.jq !== undefined && options.json) throw new CliError("both --json and --jq were given", "Give one of them.");
  const { body, query, contentType } = await readBody(method, options);
  const target = await findTarget(name, options);
  const provide = provideCredentials(target);
  await using open = await openClient(target, { credentials: provide, verbose: options.verbose, isKept: true });
  const isPublic = target.vendor.descriptor.open.some((each) => each.method === method && each.path === pathBelow(path, target.baseUrl));
  const session = isPublic ? undefined : (await ensureSession(target, open, provide, { isRenewed: false })).session;

  const init: RequestInit = { method, headers: { accept: "application/json", ...contentType, ...readHeaders(options.header) } };
  if (body !== undefined) init.body = body;
  const hidden = session ? Object.keys(sessionHeaders(target, session).headers) : [];
  for (let url: string | undefined = path + (query && `${path.includes("?") ? "&" : "?"}${query}`); url !== undefined;) {
    const answer: Response = await open.client.fetch(url, init);
    // The body is read once: by the one who shows it, or here for what comes after it.
    const next: string | undefined = options.paginate && answer.ok ? await nextPage(answer.clone(), url, target.baseUrl) : undefined;
    await showAnswer(answer, options, hidden);
    if (answer.status >= 400) {
      tell(`vendor-auth: ${method} was answered with ${answer.status} ${answer.statusText}`.trimEnd());
      process.exitCode = exitCode.refused;
    }
    url = next;
  }
}

/** The path below the base URL, without query, of one below it or as servers log it. */
function pathBelow(path: string, baseUrl: string): string {
  const whole = `/${path.replace(/^\/+|\?.*/g, "")}`;
  const base = new URL(baseUrl).pathname;
  return base !== "/" && whole.startsWith(`${base}/`) ? whole.slice(base.length) : whole;
}

interface Body {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly query: string;
  readonly contentType: Readonly<Record<string, string>>;
}

async function readBody(method: string, { data, field = [] }: RequestOptions): Promise<Body> {
  const json = { "content-type": "application/json" };
  if (data !== undefined && field.length > 0)
    throw new CliError("both -d and -f were given", "Give the whole body with -d, or its members with -f.");
  if (data !== undefined) return { body: await readData(data), query: "", contentType: json };
  if (field.length === 0) return { query: "", contentType: {} };
  const members = field.map((each): [string, string] => {
    const at = each.indexOf("=");
    if (at < 1) throw new CliError("a -f has no key", "Expected -f key=value.");
    return [each.slice(0, at), each.slice(at + 1)];
  });
  if (method === "GET" || method === "HEAD") return { query: new URLSearchParams(members).toString(), contentType: {} };
  const typed = members.map(([key, value]) => [key, /^(true|false|null|-?\d{1,15})$/.test(value) ? (JSON.parse(value) as unknown) : value]);
  return { body: JSON.stringify(Object.fromEntries(typed)), query: "", contentType: json };
}

async function readData(data: string): Promise<string | Uint8Array<ArrayBuffer>> {
  if (!data.startsWith("@")) return data;
  const file = data.slice(1);
  try {
    if (file !== "-") return new Uint8Array(await readFile(file));
    return new Uint8Array(await new Response(Readable.toWeb(process.stdin) as ReadableStream).arrayBuffer());
  } catch (error) {
    throw new CliError(
      `the body cannot be read from ${file} (${(error as NodeJS.ErrnoException).code})`,
      "Give -d @FILE, or -d @- for stdin.",
    );
  }
}

function readHeaders(given: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map((line) => {
      const at = line.indexOf(":");
      if (!/^[!#$%&'*+.^`|~\w-]+$/.test(line.slice(0, Math.max(0, at))))
        throw new CliError("a -H is not a header", "Expected -H 'name: value'.");
      return [line.slice(0, at), line.slice(at + 1).trim()];
    }),
  );
}
