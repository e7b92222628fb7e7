import { spawn } from "node:child_process";

/** Starts a server and reads what it prints until its base URL and credentials are known. */
export async function startServer(args: readonly string[]): Promise<{ baseUrl: string; apiToken: string; stop: () => void }> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  for await (const piece of child.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    printed += piece;
    if (printed.endsWith("\n\n") || printed.includes("Stop it")) break;
  }
  const [baseUrl = "", apiToken = ""] = ["base URL", "apiToken"].map((name) => new RegExp(`${name} +(\\S+)`).exec(printed)?.[1] ?? "");
  return { baseUrl, apiToken, stop: () => void child.kill() };
}
