import { startEmulator, type RunningSpecEmulator } from "../../../src/index.ts";
import type { Known, Plain, PlainVendor } from "./plain-vendor.ts";

/** A client of thirty lines, with nothing of ours in it: logs in, calls, logs out. */
export async function openPlain(vendor: PlainVendor, emulator: RunningSpecEmulator<Known>) {
  let session: Record<string, string> = {};
  let answer: { headers: Headers; body: Known } = { headers: new Headers(), body: undefined };

  async function send({ method, path, headers, body }: Plain) {
    const carried = { ...vendor.always?.(emulator.credentials), ...session, ...headers };
    const got = await fetch(emulator.baseUrl + path, { method, headers: carried, redirect: "manual", ...(body !== undefined && { body }) });
    const text = await got.text();
    return {
      status: got.status,
      headers: got.headers,
      text,
      body: text.startsWith("{") || text.startsWith("[") || text.startsWith('"') ? JSON.parse(text) : text,
    };
  }

  return {
    send,
    read: () => send({ method: "GET", path: vendor.read }),
    async logIn(credentials = emulator.credentials) {
      session = {};
      const got = await send(vendor.login(credentials));
      if (got.status < 300 && emulator.sessions.length > 0) session = vendor.session((answer = got));
      return got;
    },
    logOut: () => send(vendor.logout!(answer, emulator.credentials)),
  };
}

export function startPlain({ spec, overlays, name, given }: PlainVendor): Promise<RunningSpecEmulator<Known>> {
  return startEmulator<Known>({ spec, name, ...(overlays && { overlays }), ...(given && { credentials: given }) });
}
