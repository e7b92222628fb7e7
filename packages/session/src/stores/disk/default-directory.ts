import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * The default folder of `fileStore` and `keychainStore`: a folder `vendor-auth` where programs keep
 * their state on this platform (`XDG_STATE_HOME`, Application Support, `LOCALAPPDATA`). It need not exist.
 */
export function defaultDirectory(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  return join(stateFolder(env, platform), "vendor-auth");
}

function stateFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === "win32") return env.LOCALAPPDATA || join(homedir(), "AppData", "Local");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support");
  const given = env.XDG_STATE_HOME;
  return given && isAbsolute(given) ? given : join(homedir(), ".local", "state"); // the XDG specification ignores relative paths
}
