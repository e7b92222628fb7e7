import { CliError, interrupted } from "../errors/cli-error.ts";
import { exitCode } from "../errors/exit-code.ts";
import { redactor } from "../terminal/redactor.ts";
import type { Target } from "../target/target.ts";
import { variablesOf } from "./from-environment.ts";
import { inWords } from "./in-words.ts";
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
  const ended = new AbortController();
  // Ctrl-D ends a prompt, as Ctrl-C does: the prompts' library waits for input that cannot come any more.
  const onKey = (_: unknown, key: { ctrl?: boolean; name?: string } | undefined) => key?.ctrl && key.name === "d" && ended.abort();
  process.stdin.on("keypress", onKey);
  try {
    return await ask(target, ended.signal);
  } finally {
    process.stdin.off("keypress", onKey);
  }
}

async function ask(target: Target, signal: AbortSignal): Promise<Credentials> {
  const { isCancel, multiselect, password, select, text } = await import("@clack/prompts");
  const answered = <T>(answer: T): Exclude<T, symbol> => {
    if (isCancel(answer)) throw interrupted();
    return answer as Exclude<T, symbol>;
  };
  const common = { output: process.stderr, signal }; // stdout is for results
  const { input, ways = [] } = target.vendor.descriptor.login;

  async function choose(): Promise<readonly string[]> {
    const message = `How to log in to ${target.name}`;
    if (ways.length === 0) {
      const options = input.map(({ name }) => ({ value: name, label: inWords(name) }));
      return answered(await multiselect({ ...common, message: `${message} (space to choose, Enter to go on)`, options, required: true }));
    }
    const way = answered(await select({ ...common, message, options: ways.map(wayOption) }));
    const always = input.filter(({ name, required }) => required && !ways.flat().includes(name));
    return [...way, ...always.map(({ name }) => name)];
  }

  const credentials: Record<string, string> = {};
  for (const name of chosenInputs(target) ?? (await choose())) {
    const isSecret = input.find((one) => one.name === name)?.secret;
    const message = `${inWords(name)} for ${target.name} at ${new URL(target.baseUrl).host}`;
    const prompted = isSecret ? password({ ...common, message, mask: "•", validate }) : text({ ...common, message, validate });
    const answer = answered(await prompted).trim();
    if (isSecret) redactor.add(answer);
    credentials[name] = answer;
  }
  return credentials;
}

/** A way to log in, as one chooses it: `Username and password`. */
function wayOption(names: readonly string[]) {
  const words = names.map((name, at) =>
    at === 0 ? inWords(name) : inWords(name).replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()),
  );
  return { value: names, label: words.join(" and "), hint: `--with ${names.join(",")}` };
}

function validate(value: string | undefined): string | undefined {
  return value ? undefined : "Expected a value.";
}
