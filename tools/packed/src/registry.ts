import type { Server } from "node:http";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runServer } from "verdaccio";
import { mustRun } from "./run.ts";

/** A package registry on this machine. */
export interface Registry extends AsyncDisposable {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  /** What a package manager must be told to use it, as environment. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Starts verdaccio, empty, in the temporary folder of the test. It keeps our packages for itself; what they depend on it passes on from the registry that npm is
 * set up with here.
 */
export async function startRegistry(): Promise<Registry> {
  const folder = await mkdtemp(join(tmpdir(), "registry-"));
  const upstream = (await mustRun("npm", ["config", "get", "registry"], { cwd: folder })).trim();
  const configPath = join(folder, "config.yaml");
  const server = (await runServer({
    storage: join(folder, "storage"),
    configPath,
    self_path: configPath,
    auth: { htpasswd: { file: join(folder, "htpasswd") } },
    uplinks: { upstream: { url: upstream, cache: true, maxage: "1h" } },
    packages: {
      "@vendor-auth/*": { access: "$all", publish: "$all" },
      "**": { access: "$all", proxy: "upstream" },
    },
    web: { enable: false },
    max_body_size: "50mb",
    log: { type: "file", path: join(folder, "verdaccio.log"), level: "warn" },
  })) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  // npm publishes to nobody without a token; this registry takes any.
  const home = join(folder, "home");
  await mkdir(home);
  const settings = [
    `registry=${url}`,
    `${url.replace("http:", "")}:_authToken=synthetic`,
    "audit=false",
    "fund=false",
    "update-notifier=false",
  ];
  await writeFile(join(home, "npmrc"), `${settings.join("\n")}\n`);
  return {
    url,
    env: {
      npm_config_userconfig: join(home, "npmrc"),
      npm_config_registry: url,
      npm_config_provenance: "false",
      npm_config_cache: join(folder, "npm-cache"),
      YARN_NPM_REGISTRY_SERVER: url.replace(/\/$/, ""),
      YARN_UNSAFE_HTTP_WHITELIST: "127.0.0.1",
      YARN_ENABLE_TELEMETRY: "0",
      // Yarn keeps what a registry said, tarballs' addresses included; this one's port is another each time.
      YARN_GLOBAL_FOLDER: join(folder, "yarn"),
      YARN_ENABLE_GLOBAL_CACHE: "false",
      YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
      YARN_NPM_MINIMAL_AGE_GATE: "0",
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
