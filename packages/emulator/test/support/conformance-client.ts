import type { SessionAdapter } from "../../src/conformance/index.ts";

/** Ways to break the client below. */
export interface Broken {
  readonly logsInForEveryCall?: boolean;
  readonly renewsWithoutComparing?: boolean;
  readonly renewsUntilLetIn?: boolean;
  readonly sharesNoLogin?: boolean;
  readonly triesRefusedCredentialsAgain?: boolean;
  readonly takesAnyToken?: boolean;
  readonly followsRedirects?: boolean;
  readonly resendsLostCalls?: boolean;
  readonly ignoresSignals?: boolean;
  readonly neverLogsOut?: boolean;
  readonly logsOutAtVersion?: boolean;
  readonly throwsOnClose?: boolean;
}

/** A small FlashBlade session client that passes what it is tested with, unless it is broken in a way. */
export function smallClient(broken: Broken = {}): SessionAdapter<SmallClient, "flashblade"> {
  return {
    vendors: ["flashblade"],
    open: ({ baseUrl, credentials }) => openSmallClient(baseUrl, credentials.apiToken, broken),
    call: (client, { method, path, body, signal }) =>
      client.call(path, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(signal && !broken.ignoresSignals && { signal }),
      }),
    close: (client) => client.close(),
  };
}

interface SmallClient {
  call(path: string, init: RequestInit): Promise<{ status: number }>;
  close(): Promise<void>;
}

function openSmallClient(baseUrl: string, apiToken: string, broken: Broken): SmallClient {
  let current: string | undefined;
  let flight: Promise<string> | undefined;
  let refused: Error | undefined;

  async function send(path: string, headers: Record<string, string>, init: RequestInit): Promise<Response> {
    return fetch(baseUrl + path, { redirect: broken.followsRedirects ? "follow" : "manual", ...init, headers });
  }

  async function logIn(): Promise<string> {
    if (refused && !broken.triesRefusedCredentialsAgain) throw refused;
    const answer = await send("/login", { "api-token": apiToken }, { method: "POST" });
    const token = answer.headers.get("x-auth-token") ?? "";
    await answer.body?.cancel();
    if (answer.ok && (broken.takesAnyToken || /^[\w-]{1,64}$/.test(token))) return (current = token);
    throw (refused = new Error(`the login was answered with ${answer.status}`));
  }

  function obtain(): Promise<string> {
    if (broken.sharesNoLogin) return logIn();
    flight ??= logIn().finally(() => (flight = undefined));
    return flight;
  }

  async function logOut(token: string): Promise<void> {
    if (broken.neverLogsOut) return;
    const path = broken.logsOutAtVersion ? "/2.26/logout" : "/logout";
    await send(path, { "x-auth-token": token }, { method: "POST", signal: AbortSignal.timeout(500) }).catch(() => {});
  }

  /** The caller may leave; the login goes on for the others. */
  function orAborted<Value>(work: Promise<Value>, signal: AbortSignal | null | undefined): Promise<Value> {
    if (!signal) return work;
    const aborted = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
    return Promise.race([work, aborted]);
  }

  async function call(path: string, init: RequestInit, retries = 1): Promise<{ status: number }> {
    const token = broken.logsInForEveryCall ? await logIn() : (current ?? (await orAborted(obtain(), init.signal)));
    const answer = await send(path, { "x-auth-token": token }, init).catch((error: unknown) => {
      if (!broken.resendsLostCalls) throw error;
      return send(path, { "x-auth-token": token }, init);
    });
    await answer.body?.cancel();
    if (answer.status !== 401 && answer.status !== 403) return answer;
    if (retries === 0 && !broken.renewsUntilLetIn) {
      return answer;
    }
    if (current === token || broken.renewsWithoutComparing) current = undefined;
    const second = await call(path, init, 0);
    if (second.status === 403) await logOut(token); // it was alive
    return second;
  }

  return {
    call,
    async close() {
      await flight?.catch(() => {});
      if (current === undefined && broken.throwsOnClose) throw new Error("there is no session");
      if (current !== undefined) await logOut(current);
      current = undefined;
    },
  };
}
