import { CliError } from "../errors/cli-error.ts";
import { parsed } from "./pretty.ts";

/** What a jq filter makes of a JSON text: a line for each result, texts without quotes. */
export async function filtered(text: string, filter: string): Promise<string> {
  if (parsed(text) === undefined) throw new CliError("the answer is not JSON, so --jq cannot read it", "Leave out --jq to see it.");
  const { raw } = await import("jq-wasm");
  try {
    const found = await raw(text, filter, ["-r"]);
    return found === "" ? "" : `${found.replace(/\n$/, "")}\n`;
  } catch (error) {
    const why = /jq: error[^:]*: (.*)/.exec(String(error))?.[1]?.trim() ?? "it did not work";
    throw new CliError(`--jq: ${why}`, "See https://jqlang.org/manual for filters, such as '.items[].name'.");
  }
}
