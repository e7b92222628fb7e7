import { Command } from "commander";
import { vendorNames } from "./vendors/vendors.ts";
import { ownVersion } from "./support/own-version.ts";
import type { ConfigureOptions } from "./commands/configure.ts";
import type { LoginOptions } from "./commands/login.ts";
import type { RequestOptions } from "./commands/request.ts";
import type { TargetOptions } from "./target/target.ts";

const collect = (value: string, before: readonly string[] = []) => [...before, value];

/** Printed below the help of each command. */
const examples: Readonly<Record<string, readonly string[]>> = {
  login: ["login flashblade --host fb1.example", "login cloudendure --with username,password", "login flashblade --stdin < token.txt"],
  logout: ["logout", "logout flashblade --host fb1.example", "logout --all"],
  status: ["status", "status --json"],
  headers: ["headers flashblade | curl -H @- https://fb1.example/api/2.26/arrays"],
  request: [
    "request flashblade GET 2.26/arrays",
    "request flashblade GET 2.26/file-systems --paginate --jq '.items[].name'",
    "request flashblade POST '2.26/file-systems?names=fs1' -f provisioned=1073741824",
    "request flashblade PATCH '2.26/file-systems?names=fs1' -d @change.json -i",
  ],
  exec: ["exec flashblade -- ./backup.sh", "exec flashblade --account night-job -- node report.js"],
  configure: [
    "configure fb1 --vendor flashblade --host fb1.example --account night-job",
    "configure ce --vendor cloudendure --with username,password --keychain",
    "configure mine --vendor ./acme --url https://acme.example/api",
  ],
  pin: ["pin fb1.example", "pin fb1.example:8443 --json"],
  doctor: ["doctor", "doctor flashblade --host fb1.example"],
  completion: ["completion bash > ~/.vendor-auth.bash", "completion fish | source"],
};

/** `usage` begins with the command's name. */
const examplesOf = (usage: string) => examples[usage.split(" ")[0] ?? ""] ?? [];

/** The commands and their options. What a command does is loaded when it runs, so that help is there at once. */
export function createProgram(): Command {
  const program = new Command("vendor-auth")
    .description("Log in to an API that has sessions: opened once, kept, renewed when refused, closed.")
    .version(ownVersion(), "-V, --version")
    .enablePositionalOptions()
    .addHelpText(
      "after",
      `
VENDOR is ${vendorNames.join(", ")}, a profile of the config file, or the folder of a package that vendor-codegen made: ./acme.
Credentials come from a prompt, stdin, the environment (FLASHBLADE_API_TOKEN, CLOUDENDURE_USER_API_TOKEN, …), a keychain or
a command, and never from an argument.

Exit status: 0 done · 1 answered with 400 or above, or a failed check · 2 command line or config file · 3 no login ·
4 not reachable or not trusted · 5 sessions cannot be kept · 70 a fault of this program · 130 Ctrl-C · exec: the command's own.`,
    );

  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .option("--json", "print JSON")
      .option("--verbose", "say more on stderr")
      .addHelpText("after", () => ["\nExamples:", ...examplesOf(name)].join("\n  vendor-auth "));
  const onTarget = (name: string, description: string) =>
    command(name, description)
      .option("--host <host>", "host[:port]")
      .option("--url <url>", "the whole base URL, instead of --host")
      .option("--account <name>", "which login of this host, if there are several (default: default)")
      .option("--ca <file>", "trust these authorities (PEM) for this host")
      .option("--pin <pin>", "trust this public key for this host; vendor-auth pin shows it");
  const onLogin = (name: string, description: string) =>
    onTarget(name, description).option("--with <inputs>", "inputs of the login to use, with commas between");

  onLogin("login <vendor>", "open a session and keep it")
    .option("--stdin", "read the credentials from stdin: the secret alone, or a JSON object")
    .option("--renew", "end the kept session first")
    .option("--save", "put the credentials in the keychain")
    .action(async (vendor: string, options: LoginOptions) => (await import("./commands/login.ts")).login(vendor, options));
  onTarget("logout [vendor]", "end a kept session")
    .option("--all", "end all of them")
    .action(async (vendor: string | undefined, options: TargetOptions & { all?: boolean }) =>
      (await import("./commands/logout.ts")).logout(vendor, options),
    );
  command("status", "list the kept sessions").action(async (options: { json?: boolean }) =>
    (await import("./commands/status.ts")).status(options),
  );
  onLogin("headers <vendor>", "print the session's headers, for curl -H @-")
    .option("--show", "also on a terminal")
    .option("--renew", "end the kept session first")
    .action(async (vendor: string, options: TargetOptions) => (await import("./commands/headers.ts")).headers(vendor, options));
  onLogin("request <vendor> <method> <path>", "send a call, and print its answer")
    .option("-d, --data <body>", "the body; @FILE, or @- for stdin")
    .option("-f, --field <key=value>", "a member of a JSON body, or of the query for GET; repeatable", collect)
    .option("-i, --include", "print status and headers, too")
    .option("--jq <filter>", "print what a jq filter makes of the answer, such as '.items[].name'")
    .option("--paginate", "follow to the last page: continuation_token, or Link with rel=next")
    .option("-H, --header <line>", "a header, 'name: value'; repeatable", collect)
    .action(async (vendor: string, method: string, path: string, options: RequestOptions) =>
      (await import("./commands/request.ts")).request(vendor, method, path, options),
    );
  onLogin("exec <vendor> <command...>", "run a command with a new session in its environment")
    .usage("[options] <vendor> -- <command...>")
    .action(async (vendor: string, words: string[], options: TargetOptions) =>
      (await import("./commands/exec.ts")).exec(vendor, words, options),
    );
  onLogin("configure <profile>", "write a profile: a name for a vendor, its host, and how to log in there")
    .requiredOption("--vendor <vendor>", "its vendor: a name, or the folder of a package")
    .option("--keychain", "look for the credentials in the keychain")
    .option("--replace", "also where a profile of that name is there")
    .action(async (profile: string, options: ConfigureOptions) => (await import("./commands/configure.ts")).configure(profile, options));
  command("pin <host>", "show the certificate of a host, and its pin").action(async (host: string, options: { json?: boolean }) =>
    (await import("./commands/pin.ts")).pin(host, options),
  );
  onTarget("doctor [vendor]", "check what a login needs").action(async (vendor: string | undefined, options: TargetOptions) =>
    (await import("./commands/doctor.ts")).doctor(vendor, options),
  );
  program
    .command("emulate [words...]")
    .description("serve a vendor on this machine, until Ctrl-C")
    .usage("VENDOR [options of vendor-emulator]")
    .allowUnknownOption()
    .helpOption(false)
    .passThroughOptions()
    .action(async (words: string[]) => (await import("./commands/emulate.ts")).emulate(words));
  command("completion <shell>", "print a completion script: bash, zsh or fish").action(async (shell: string, options: { json?: boolean }) =>
    (await import("./commands/completion.ts")).completion(program, shell, options),
  );
  return program;
}
