import type { CommanderError } from "commander";
import { CliError } from "./cli-error.ts";
import { variableName } from "../vendors/variable-name.ts";
import { loadVendor, vendorNames } from "../vendors/vendors.ts";

/** What is wrong with a command line. Repeats no value of it, since one may be a secret. */
export async function explainUsage({ code, message }: CommanderError, args: readonly string[]): Promise<CliError> {
  const see =
    `See vendor-auth ${args[0] !== undefined && /^[a-z]+$/.test(args[0]) && code !== "commander.unknownCommand" ? args[0] : ""} --help.`.replace(
      "  ",
      " ",
    );
  // Words of our own, of commander's choice.
  const near = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1];
  const hint = near === undefined ? see : `Did you mean ${near.replace(/, ([^,]+)$/, " or $1")}? ${see}`;
  if (code === "commander.unknownOption") {
    const option = (/'(--?[\w-]+)/.exec(message)?.[1] ?? "").replace(/^(-\w).+/, "$1");
    const secret = await secretInput(option);
    if (secret !== undefined) {
      const remedy = `Type it at the prompt, pipe it to --stdin, or set ${secret}.`;
      return new CliError("credentials are not taken as arguments: ps and the shell's history show them", remedy, {
        code: "credentials_as_argument",
      });
    }
    return new CliError(`unknown option ${option}`, hint);
  }
  if (code === "commander.excessArguments")
    return new CliError("too many arguments. Credentials are never one: ps and the shell's history show them", see);
  if (code === "commander.unknownCommand") return new CliError("unknown command", hint);
  if (code === "commander.missingArgument") return new CliError(`missing argument ${/'(\w+)'/.exec(message)?.[1] ?? ""}`, see);
  if (code === "commander.missingMandatoryOptionValue")
    return new CliError(`${/--[\w-]+/.exec(message)?.[0] ?? "an option"} is missing`, see);
  if (code === "commander.optionMissingArgument")
    return new CliError(`a value is missing after ${/'[^']*?(--[\w-]+)/.exec(message)?.[1] ?? "an option"}`, see);
  return new CliError("the command line cannot be read", see);
}

/** The variable to set instead, if an option is named like a secret input of a vendor's login. */
async function secretInput(option: string): Promise<string | undefined> {
  for (const name of vendorNames) {
    const { descriptor } = await loadVendor(name);
    for (const input of descriptor.login.input) {
      const words = variableName("", input.name).slice(1).toLowerCase().replaceAll("_", "-");
      const isNamed = option === `--${words}` || (words.endsWith("token") && option === "--token");
      if (input.secret && isNamed) return variableName(name, input.name);
    }
  }
  return undefined;
}
