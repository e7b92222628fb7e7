import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CliError } from "../errors/cli-error.ts";
import { provideCredentials } from "../credentials/provide-credentials.ts";
import { exitCode } from "../errors/exit-code.ts";
import { openClient } from "../sessions/open-client.ts";
import { redactor } from "../terminal/redactor.ts";
import { sessionHeaders } from "../sessions/session-headers.ts";
import { findTarget, type TargetOptions } from "../target/target.ts";
import { styled, tell } from "../terminal/terminal.ts";
import { ensureSession } from "./login.ts";

export interface RequestOptions extends TargetOptions {
  /** The body: text, `@file`, or `@-` for stdin. */
  readonly data?: string;
  /** Members of a JSON body, `key=value`; of the query for GET and HEAD. */
  readonly field?: readonly string[];
  readonly header?: readonly string[];
}

/** A failure is read up to here, and searched for secrets that the server repeats. */
const maxFailureBytes = 1024 * 1024;

/** Sends one call, logged in. Its answer goes to stdout: to a pipe as it came, to a terminal indented and coloured. */
export async function request(name: string, givenMethod: string, path: string, options: RequestOptions): Promise<void> {
  const method = givenMethod.toUpperCase();
  if (!/^[A-Z]+$/.test(method))
    throw new CliError("the method is not usable", "Expected METHOD before PATH, as in: request flashblade GET 2.26/arrays.");
  const { body, query, contentType } = await readBody(method, options);
  const target = await findTarget(name, options);
  const provide = provideCredentials(target);
  await using open = await openClient(target, { credentials: provide, verbose: options.verbose, isKept: true });
  const isPublic = target.vendor.descriptor.open.some(
    (each) => each.method === method && each.path === `/${path.replace(/^\/+|\?.*/g, "")}`,
  );
  const session = isPublic ? undefined : (await ensureSession(target, open, provide, { isRenewed: false })).session;

  const init: RequestInit = { method, headers: { accept: "application/json", ...contentType, ...readHeaders(options.header) } };
  if (body !== undefined) init.body = body;
  const answer = await open.client.fetch(path + (query && `${path.includes("?") ? "&" : "?"}${query}`), init);
  if (options.json) await showAsJson(answer, session ? Object.keys(sessionHeaders(target, session).headers) : []);
  else await showBody(answer);
  if (answer.status >= 400) {
    tell(`vendor-auth: ${method} was answered with ${answer.status} ${answer.statusText}`.trimEnd());
    process.exitCode = exitCode.refused;
  }
}

async function showBody(answer: Response): Promise<void> {
  const { stdout } = process;
  const isJson = /\bjson\b/i.test(answer.headers.get("content-type") ?? "");
  if (answer.ok && !(stdout.isTTY && isJson)) {
    if (answer.body) await pipeline(answer.body, stdout, { end: false });
    return;
  }
  const text = await readText(answer);
  stdout.write(stdout.isTTY && isJson ? pretty(text) : text);
}

async function showAsJson(answer: Response, secretNames: readonly string[]): Promise<void> {
  const hidden = new Set(["set-cookie", ...secretNames.map((name) => name.toLowerCase())]);
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !hidden.has(name)));
  const text = await readText(answer);
  process.stdout.write(`${JSON.stringify({ status: answer.status, headers, body: parsed(text) ?? text }, null, 2)}\n`);
}

/** A success as it came; a failure within bounds and without secrets. */
async function readText(answer: Response): Promise<string> {
  if (answer.ok) return answer.text();
  let bytes = Buffer.alloc(0);
  for await (const chunk of answer.body ?? []) {
    bytes = Buffer.concat([bytes, chunk as Uint8Array]);
    if (bytes.length > maxFailureBytes) break;
  }
  return redactor.text(bytes.toString("utf8"));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function pretty(text: string): string {
  const value = parsed(text);
  if (value === undefined) return text;
  const indented = JSON.stringify(value, null, 2);
  const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g;
  const coloured = indented.replaceAll(token, (all: string, text_: string | undefined, colon: string | undefined) => {
    if (text_ === undefined) return styled(process.stdout, "yellow", all);
    return colon === undefined ? styled(process.stdout, "green", text_) : styled(process.stdout, "cyan", text_) + colon;
  });
  return `${coloured}\n`;
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
