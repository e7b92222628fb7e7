import type { Command } from "commander";

/**
 * The command line as commander takes it: `exec VENDOR [options] COMMAND` gets a `--` before COMMAND, so that options of ours may
 * stand before and after VENDOR, and those of COMMAND stay its own. `--vendor X` becomes the argument VENDOR.
 */
export function arrangeArguments(program: Command, args: readonly string[]): string[] {
  const [name, ...rest] = args;
  const command = program.commands.find((each) => each.name() === name);
  if (name === undefined || !command || !/vendor/.test(command.registeredArguments[0]?.name() ?? "")) return [...args];
  const takesValue = (word: string) =>
    command.options.some((option) => (option.short === word || option.long === word) && (option.required || option.optional));
  const own: string[] = [];
  let vendor: string | undefined;
  let positionals = 0;
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? "";
    const isVendor = word === "--vendor" || word.startsWith("--vendor=");
    if (isVendor && (vendor = word === "--vendor" ? rest[(at += 1)] : word.slice("--vendor=".length)) !== undefined) positionals += 1;
    else if (word === "--") return arranged(rest.slice(at));
    else if (word.startsWith("-") && word !== "-")
      own.push(word, ...(takesValue(word) && at + 1 < rest.length ? [rest[(at += 1)] ?? ""] : []));
    else if (name === "exec" && positionals > 0) return arranged(["--", ...rest.slice(at)]);
    else {
      own.push(word);
      positionals += 1;
    }
  }
  return arranged([]);

  function arranged(after: readonly string[]): string[] {
    return [name as string, ...(vendor === undefined ? [] : [vendor]), ...own, ...after];
  }
}
