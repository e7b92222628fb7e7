import type { Command } from "commander";
import { CliError } from "../errors/cli-error.ts";
import { vendorNames } from "../vendors/vendors.ts";

interface Words {
  readonly command: string;
  readonly description: string;
  readonly words: readonly string[];
}

/** Prints a completion script, made from the list of commands. */
export function completion(program: Command, shell: string, { json }: { readonly json?: boolean }): void {
  const commands = program.commands.map((command): Words => {
    const options = command.options.filter(({ hidden }) => !hidden).flatMap(({ long }) => (long ? [long] : []));
    const takesVendor = command.registeredArguments.some((argument) => /vendor/i.test(argument.name()));
    const values = command.name() === "completion" ? ["bash", "zsh", "fish"] : takesVendor ? vendorNames : [];
    return { command: command.name(), description: command.description(), words: [...values, ...options] };
  });
  const scripts: Readonly<Record<string, (commands: readonly Words[]) => string>> = { bash, zsh, fish };
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
  if (!script) throw new CliError("there is no completion for that shell", "Expected bash, zsh or fish.");
  const text = script(commands);
  process.stdout.write(json ? `${JSON.stringify({ shell, script: text }, null, 2)}\n` : text);
}

function bash(commands: readonly Words[]): string {
  const cases = commands.map(({ command, words }) => `    ${command}) words="${words.join(" ")}" ;;`).join("\n");
  return `# eval "$(vendor-auth completion bash)"
_vendor_auth() {
  local words="${commands.map(({ command }) => command).join(" ")}"
  [ "$COMP_CWORD" -gt 1 ] && case "\${COMP_WORDS[1]}" in
${cases}
    *) words="" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _vendor_auth vendor-auth
`;
}

function zsh(commands: readonly Words[]): string {
  const cases = commands.map(({ command, words }) => `    ${command}) compadd -- ${words.join(" ")} ;;`).join("\n");
  return `#compdef vendor-auth
# eval "$(vendor-auth completion zsh)"
_vendor_auth() {
  if (( CURRENT == 2 )); then compadd -- ${commands.map(({ command }) => command).join(" ")}; return; fi
  case "\${words[2]}" in
${cases}
  esac
}
compdef _vendor_auth vendor-auth
`;
}

function fish(commands: readonly Words[]): string {
  const lines = commands.flatMap(({ command, description, words }) => [
    `complete -c vendor-auth -n __fish_use_subcommand -f -a ${command} -d '${description.replaceAll("'", "\\'")}'`,
    ...(words.length > 0 ? [`complete -c vendor-auth -n '__fish_seen_subcommand_from ${command}' -f -a '${words.join(" ")}'`] : []),
  ]);
  return `# vendor-auth completion fish | source\n${lines.join("\n")}\n`;
}
