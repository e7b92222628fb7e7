import type { Client, SessionDescriptor } from "@vendor-auth/client";
import type { Engine } from "../engine/engine.ts";
import type { LogoutOutcome } from "../events/logout-outcome.ts";
import { SessionError } from "../errors/session-error.ts";
import { checkedOptions, type HostOptions } from "../model/session-options.ts";
import type { MaybePromise, Session } from "../model/session.ts";
import type { Vendor } from "../model/vendor.ts";

/** An openapi-fetch client that keeps itself logged in. */
export interface SessionClient<Paths extends {}> extends Client<Paths>, AsyncDisposable {
  /** A drop-in `fetch` that is logged in: takes paths below the base URL, and URLs of its origin; refuses others. */
  readonly fetch: typeof fetch;
  /**
   * Makes sure that a session is open; optional, since the first call that needs one does it. Tries again what was refused
   * before, and logs in anew when the credentials have changed.
   */
  login(): Promise<Session>;
  /** Ends the session, for everyone who shares it. Never throws: tells what happened. A later call logs in again. */
  logout(): Promise<LogoutOutcome>;
}

const methodNames = ["request", "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;
type MethodName = (typeof methodNames)[number];
type Ask = (first: unknown, second?: unknown, third?: unknown) => Promise<never>;

/** What of a vendor a client needs at once. */
type VendorFacts = Pick<SessionDescriptor, "vendor"> & { readonly server?: SessionDescriptor["server"] };

/**
 * Makes a client whose engine is loaded with its first call: a program that starts, and a page that opens, wait for what
 * they use (decisions/what-the-facade-weighs.md). From then on nothing more is loaded, so that no failure, and no disposal
 * in a process that exits, waits for code.
 */
export function openClient<Paths extends {}, Credentials>(
  { vendor, server }: VendorFacts,
  loadVendor: () => MaybePromise<Vendor<{}, Credentials>>,
  given: HostOptions<Credentials>,
): SessionClient<Paths> {
  const options = checkedOptions(vendor, given, server);
  let engine: Engine | undefined;
  let loading: Promise<Engine> | undefined;
  let isDisposed = false;
  /** Middleware that was added or taken away before the first call. */
  const changes: ((client: Client<{}>) => void)[] = [];

  async function load(): Promise<Engine> {
    let made: Engine;
    try {
      const [{ createEngine }, loaded] = await Promise.all([import("../engine/engine.ts"), loadVendor()]);
      made = createEngine(loaded, options);
    } catch (cause) {
      loading = undefined; // a network that comes back is used by the next call
      throw new SessionError("login_unreachable", "its code could not be loaded", { vendor, cause });
    }
    for (const change of changes) change(made.client);
    engine = made;
    if (isDisposed) void made.dispose();
    return made;
  }

  const loaded = () => (loading ??= load());
  /** A method of the client, with the client of the engine once that is there. */
  const through =
    (name: MethodName): Ask =>
    (first, second, third) => {
      const ask = ({ client }: Engine) => (client[name] as Ask)(first, second, third);
      return engine ? ask(engine) : loaded().then(ask);
    };
  const methods = Object.fromEntries(methodNames.map((name) => [name, through(name)])) as unknown as Pick<Client<Paths>, MethodName>;
  const change = (act: (client: Client<{}>) => void) => (engine ? act(engine.client) : void changes.push(act));

  return {
    ...methods,
    use: (...added) => change((client) => client.use(...added)),
    eject: (...removed) => change((client) => client.eject(...removed)),
    fetch: (input, init) => (engine ? engine.fetch(input, init) : loaded().then((ready) => ready.fetch(input, init))),
    login: async () => (await loaded()).login(),
    logout: () =>
      loaded().then(
        (ready) => ready.logout(),
        () => "unreachable",
      ),
    async [Symbol.asyncDispose]() {
      isDisposed = true;
      await (engine ?? (await loading?.catch(() => undefined)))?.dispose();
    },
  };
}
