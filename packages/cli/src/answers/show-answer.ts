import { pipeline } from "node:stream/promises";
import { filtered } from "./filtered.ts";
import { parsed, pretty } from "./pretty.ts";
import { redactor } from "../terminal/redactor.ts";

export interface ShowOptions {
  readonly json?: boolean;
  readonly include?: boolean;
  readonly jq?: string;
}

/** A failure is read up to here, and searched for secrets that the server repeats. */
const maxFailureBytes = 1024 * 1024;

/** Prints an answer to stdout: to a pipe as it came, to a terminal indented and coloured. Of its headers those of no session. */
export async function showAnswer(answer: Response, { json, include, jq }: ShowOptions, secretNames: readonly string[]): Promise<void> {
  const { stdout } = process;
  const hidden = new Set(["set-cookie", ...secretNames.map((name) => name.toLowerCase())]);
  const headers = [...answer.headers].filter(([name]) => !hidden.has(name));
  if (json) {
    const text = await readText(answer);
    const shown = { status: answer.status, headers: Object.fromEntries(headers), body: parsed(text) ?? text };
    stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return;
  }
  if (include) {
    const lines = [`${answer.status} ${answer.statusText}`.trimEnd(), ...headers.map(([name, value]) => `${name}: ${value}`), "", ""];
    stdout.write(redactor.text(lines.join("\n")));
  }
  const isJson = /\bjson\b/i.test(answer.headers.get("content-type") ?? "");
  if (answer.ok && jq !== undefined) {
    stdout.write(await filtered(await answer.text(), jq));
  } else if (answer.ok && !(stdout.isTTY && isJson)) {
    if (answer.body) await pipeline(answer.body, stdout, { end: false });
  } else {
    const text = await readText(answer);
    stdout.write(stdout.isTTY && isJson ? pretty(text) : text);
  }
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
