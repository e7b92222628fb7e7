import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where the config file is: VENDOR_AUTH_CONFIG, or the platform's folder for configuration. */
export function configPath(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  return env["VENDOR_AUTH_CONFIG"] || join(folder(env, platform), "vendor-auth", "config.yaml");
}

function folder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === "win32") return env["APPDATA"] || join(homedir(), "AppData", "Roaming");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support");
  const given = env["XDG_CONFIG_HOME"];
  return given && isAbsolute(given) ? given : join(homedir(), ".config"); // the XDG specification ignores relative paths
}
