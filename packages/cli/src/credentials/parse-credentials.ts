import { CliError } from "../errors/cli-error.ts";
import { redactor } from "../terminal/redactor.ts";
import type { Target } from "../target/target.ts";

export type Credentials = Readonly<Record<string, string>>;

/**
 * The inputs of the login to use: those asked for by name, or the only secret one, or the only one that is enough by itself. Undefined
 * when it has several and none was asked for.
 */
export function chosenInputs({ vendor, inputs, name }: Target): readonly string[] | undefined {
  const { input, ways = [] } = vendor.descriptor.login;
  const unknown = inputs?.find((each) => !input.some((one) => one.name === each));
  if (unknown !== undefined) {
    throw new CliError(
      `the login of ${name} has no such input`,
      `--with takes ${input.map((one) => one.name).join(", ")}, several with commas.`,
    );
  }
  if (inputs) return inputs;
  const alone = ways.filter((names) => names.length === 1);
  if (alone.length === 1) return alone[0];
  const secret = input.filter((one) => one.secret);
  return secret.length === 1 ? input.filter((one) => one.required || one.secret).map((one) => one.name) : undefined;
}

/** Reads what stdin or a command gave: the one secret as it is, or a JSON object of inputs. `source` is named in errors. */
export function parseCredentials(target: Target, text: string, source: string): Credentials {
  redactor.add(text.trim());
  const known = target.vendor.descriptor.login.input.map(({ name }) => name);
  const remedy = `Expected the secret alone, or a JSON object of ${known.join(", ")}.`;
  if (text.trimStart().startsWith("{")) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      throw new CliError(`${source} gave a text that begins like JSON, and is not`, remedy, { code: "credentials_unreadable" });
    }
    redactor.add(parsed);
    const isRight = Object.entries(parsed as object).every(([name, value]) => known.includes(name) && typeof value === "string");
    if (!isRight)
      throw new CliError(`${source} gave JSON with other members than the login takes`, remedy, { code: "credentials_unreadable" });
    return parsed as Credentials;
  }
  const value = text.replace(/\r?\n$/, "");
  if (value === "") throw new CliError(`${source} gave nothing`, remedy, { code: "credentials_missing", exit: 3 });
  const chosen = chosenInputs(target);
  if (chosen?.length !== 1 || chosen[0] === undefined) {
    throw new CliError(
      `${source} gave one text, and ${target.name} can be logged in to in several ways`,
      `Say which with --with, or give a JSON object of ${known.join(", ")}.`,
    );
  }
  return { [chosen[0]]: value };
}
