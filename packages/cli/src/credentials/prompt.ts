import { CliError, interrupted } from "../errors/cli-error.ts";
import { exitCode } from "../errors/exit-code.ts";
import { redactor } from "../terminal/redactor.ts";
import type { Target } from "../target/target.ts";
import { variablesOf } from "./from-environment.ts";
import { chosenInputs, type Credentials } from "./parse-credentials.ts";

/** Asks for the inputs of the login; what is typed for a secret is not shown. Without a terminal it says where else they can come from. */
export async function prompt(target: Target): Promise<Credentials> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    const variables = variablesOf(target).filter(({ secret }) => secret);
    const names = variables.map(({ variable }) => variable).join(" or ");
    throw new CliError(
      `${target.name} needs a login, and there are no credentials`,
      `Set ${names}, pipe them to vendor-auth login ${target.name} --stdin, or log in on a terminal.`,
      { exit: exitCode.login, code: "credentials_missing" },
    );
  }
  const { isCancel, multiselect, password, text } = await import("@clack/prompts");
  const answered = <T>(answer: T): Exclude<T, symbol> => {
    if (isCancel(answer)) throw interrupted();
    return answer as Exclude<T, symbol>;
  };
  const output = process.stderr; // stdout is for results
  const { input } = target.vendor.descriptor.login;
  const options = input.map(({ name }) => ({ value: name, label: name }));
  const message = `Log in to ${target.name} with (space to choose, Enter to go on)`;
  const chosen = chosenInputs(target) ?? answered(await multiselect({ message, options, output, required: true }));
  const credentials: Record<string, string> = {};
  for (const name of chosen) {
    const isSecret = input.find((one) => one.name === name)?.secret;
    const label = `${name} for ${target.name} at ${new URL(target.baseUrl).host}`;
    const ask = isSecret ? password({ message: label, output, mask: "•", validate }) : text({ message: label, output, validate });
    const answer = answered(await ask).trim();
    if (isSecret) redactor.add(answer);
    credentials[name] = answer;
  }
  return credentials;
}

function validate(value: string | undefined): string | undefined {
  return value ? undefined : "Expected a value.";
}
