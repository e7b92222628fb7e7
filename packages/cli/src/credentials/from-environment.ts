import { CliError } from "../errors/cli-error.ts";
import { redactor } from "../terminal/redactor.ts";
import type { Target } from "../target/target.ts";
import { variableName } from "../vendors/variable-name.ts";
import { chosenInputs, type Credentials } from "./parse-credentials.ts";

/** The variables that can hold inputs of this login, derived from its spec. */
export function variablesOf({
  vendor,
  vendorName,
}: Target): { readonly name: string; readonly variable: string; readonly secret: boolean }[] {
  return vendor.descriptor.login.input.map(({ name, secret = false }) => ({ name, secret, variable: variableName(vendorName, name) }));
}

/** The credentials in the environment; undefined when it holds no secret. */
export function fromEnvironment(target: Target): Credentials | undefined {
  const chosen = target.inputs && chosenInputs(target);
  const set = variablesOf(target).filter(({ name, variable }) => process.env[variable] && (chosen?.includes(name) ?? true));
  const secrets = set.filter(({ secret }) => secret);
  if (secrets.length === 0) return undefined;
  if (!chosen && secrets.length > 1) {
    const names = secrets.map(({ variable }) => variable).join(" and ");
    throw new CliError(
      `${names} are set, and a login takes one of them`,
      `Say which with --with ${secrets[0]?.name}, or unset the others.`,
    );
  }
  const credentials = Object.fromEntries(set.map(({ name, variable }) => [name, process.env[variable] ?? ""]));
  for (const { name } of secrets) redactor.add(credentials[name]);
  return credentials;
}
