import type { Agent, Dispatcher } from "undici";
import { invalidOption } from "../../errors/invalid-option.ts";
import { isLoopback } from "../../support/is-loopback.ts";
import { boundConnector, checkPin, tlsOptions } from "../tls/bound-connector.ts";
import type { Trust } from "../tls/trust.ts";
import { loadUndici, type Undici } from "./load-undici.ts";

/** The connection pools of one `nodeFetch`. */
export interface Dispatchers {
  /** The pool for a URL. */
  for(url: URL): Dispatcher;
  /** Closes all connections, and fails what is under way. */
  destroy(): Promise<unknown>;
}

const proxyVariables = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"] as const;

/**
 * Sets of pools that share no connection: one for the host that is trusted in its own way, one for all others; each with
 * another one behind the proxies of the environment, where there are some. This machine is never asked through a proxy.
 * HTTP/1.1 only, as built-in fetch: status texts and header names then are what the server wrote.
 */
export async function createDispatchers(trust: Trust | undefined): Promise<Dispatchers> {
  const undici = await loadUndici();
  const isProxied = proxyVariables.some((name) => process.env[name]);
  const all: Dispatcher[] = [];
  const added = <D extends Dispatcher>(dispatcher: D): D => {
    all.push(dispatcher);
    return dispatcher;
  };

  const usual = added(new undici.Agent({ allowH2: false }));
  const usualProxied = isProxied ? added(behindProxies(undici, { allowH2: false })) : usual;
  const bound = trust && added(new undici.Agent({ allowH2: false, connect: boundConnector(undici, trust) }));
  const boundProxied = trust && isProxied ? added(behindProxies(undici, tunnelled(undici, trust))) : bound;
  return {
    for(url) {
      const isDirect = !isProxied || isLoopback(url.hostname);
      if (bound && boundProxied && url.origin === trust.host.origin) return isDirect ? bound : boundProxied;
      return isDirect ? usual : usualProxied;
    },
    destroy: () => Promise.all(all.map((dispatcher) => dispatcher.destroy())),
  };
}

/** undici reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY. Throws `options_invalid`, without the value: it may hold a password. */
function behindProxies({ EnvHttpProxyAgent }: Undici, options: Agent.Options): Dispatcher {
  try {
    return new EnvHttpProxyAgent(options);
  } catch {
    throw invalidOption("nodeFetch", "HTTP_PROXY or HTTPS_PROXY (environment)", "the URL of a proxy, such as http://proxy.example:3128");
  }
}

/** The host is verified in its own way inside the tunnel: the proxy sees its name and port, and encrypted bytes. */
function tunnelled(undici: Undici, trust: Trust) {
  return {
    allowH2: false,
    requestTls: { ...tlsOptions(trust), servername: trust.host.servername },
    connect: boundConnector(undici, trust), // without a proxy, by NO_PROXY
    factory: (origin: string | URL, options: Agent.Options) => {
      const { connect } = options;
      if (typeof connect !== "function") throw new TypeError("undici gave no connector");
      return new undici.Pool(origin, { ...options, connect: checkPin(connect, trust) });
    },
  } as Agent.Options;
}
