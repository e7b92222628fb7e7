import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { VendorName } from "../../src/index.ts";
import { send, type Got } from "./plain-client.ts";
import { start } from "./start.ts";

interface Described {
  readonly components: {
    readonly schemas: {
      readonly Fault: { readonly properties: object };
      readonly FaultAction: { readonly properties: { readonly type: { readonly enum: readonly string[] } } };
    };
  };
}

const { schemas } = (parse(readFileSync(new URL("../../control.openapi.yaml", import.meta.url), "utf8")) as Described).components;

/** Every fault that the control API's description says can be added. */
export const described = {
  faults: Object.keys(schemas.Fault.properties).filter((name) => name !== "action"),
  actions: schemas.FaultAction.properties.type.enum,
};

/** A vendor's server, known by its addresses alone: what a test in any language would have. */
export interface Server {
  /** Sends a request to a path below the base URL. */
  readonly ask: (method: string, path: string, options?: Parameters<typeof send>[2]) => Promise<Got>;
  readonly control: <T = unknown>(method: string, path: string, body?: object) => Promise<T>;
  /** Logs in, with what opens a session or something else. */
  readonly login: (credentials?: Record<string, string>) => Promise<Got>;
  /** The headers of a session that a login has opened. */
  readonly sessionOf: (login: Got) => Record<string, string>;
  readonly open: () => Promise<number>;
}

/** Starts an emulator, and forgets it but for where it is. */
export async function serve(vendor: VendorName): Promise<Server> {
  const { baseUrl, origin, credentials } = await start(vendor);
  const ask: Server["ask"] = (method, path, options) => send(method, baseUrl + path, options);
  const control: Server["control"] = async (method, path, body) => {
    const { status, body: answer } = await send(method, `${origin}/__emulator/${path}`, body && { body: JSON.stringify(body) });
    if (status !== 200) throw new Error(`${method} ${path} was answered with ${status}: ${answer.toString()}`);
    return JSON.parse(answer.toString());
  };
  return {
    ask,
    control,
    login: (given = { ...credentials }) =>
      "apiToken" in given
        ? ask("POST", "/login", { headers: { "api-token": given["apiToken"] ?? "" } })
        : ask("POST", "/login", { body: JSON.stringify(given) }),
    sessionOf({ headers }) {
      if (vendor === "flashblade") return { "x-auth-token": String(headers["x-auth-token"]) };
      const [xsrf = "", session = ""] = (headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0] ?? "");
      return { cookie: session, "x-xsrf-token": xsrf.slice("XSRF-TOKEN=".length) };
    },
    open: async () => (await control<{ sessions: unknown[] }>("GET", "state")).sessions.length,
  };
}
