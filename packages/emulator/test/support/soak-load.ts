import { Agent, request } from "node:http";
import type { Counters, Fault } from "../../src/index.ts";
import type { AnswerHeaders, SoakApi, SoakCall, SoakedEmulator } from "./soak-apis.ts";

/** What misbehaves in a soak, drawn from the emulator's seed: every action, most of them in a few of a hundred requests. */
export const soakFaults: readonly Fault[] = [
  { probability: 0.02, action: { type: "reset", when: "before" } },
  { probability: 0.02, action: { type: "reset", when: "after" } },
  { probability: 0.02, action: { type: "halfBody" } },
  { probability: 0.05, action: { type: "respond", status: 500 } },
  { probability: 0.05, action: { type: "malformedJson" } },
  { probability: 0.05, action: { type: "modify", removeHeaders: ["x-auth-token"], addHeaders: [["X-Evil", "a\r\nb"]] } },
  { probability: 0.02, delay: 1, action: { type: "raw", bytes: "no" } },
  { probability: 0.005, action: { type: "huge", bytes: 200_000 } },
  { probability: 0.005, action: { type: "gzipBomb", bytes: 200_000 } },
  { probability: 0.005, action: { type: "drip", bytes: 10, every: 1 } },
  { probability: 0.001, action: { type: "endless" } },
  { probability: 0.001, action: { type: "hang" } },
];

/** What a soak server holds after a full garbage collection. Memory in bytes. */
export interface Measured {
  readonly heap: number;
  readonly rss: number;
  readonly counters: Counters;
  readonly open: number;
  readonly kept: number;
  readonly fired: number;
}

/** Sends a request, and resolves to the headers of its answer, however it ends. */
export type Send = (call: SoakCall) => Promise<AnswerHeaders>;

/** A client leaves after so many milliseconds, and after so many bytes of an answer. */
const maxMs = 100;
const maxBytes = 1_000_000;

/** Sixteen clients that log in, call and log out, until so many requests are sent. */
export async function load(send: Send, { read, logout }: SoakApi, login: SoakCall, total: number): Promise<void> {
  let sent = 0;
  async function client(): Promise<void> {
    let opened: AnswerHeaders = {};
    for (let turn = 0; sent < total; turn = (turn + 1) % 10) {
      sent += 1;
      if (turn === 0) opened = await send(login);
      else await send({ ...(turn === 9 ? logout(opened) : read), headers: { "x-auth-token": opened["x-auth-token"] ?? "none" } });
    }
  }
  await Promise.all(Array.from({ length: 16 }, client));
}

/** Over kept connections, as HTTP libraries send. Close the agent when done. */
export function overSockets(baseUrl: string): { send: Send; agent: Agent } {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const send: Send = ({ method, path, headers, body }) =>
    new Promise((resolve) => {
      const call = request(baseUrl + path, { method, ...(headers && { headers }), agent, timeout: maxMs }, (answer) => {
        let bytes = 0;
        answer.on("data", (piece: Buffer) => (bytes += piece.length) > maxBytes && call.destroy());
        answer.on("close", () => resolve(answer.headers as AnswerHeaders)).on("error", () => resolve({}));
      });
      call.on("timeout", () => call.destroy()).on("error", () => resolve({}));
      call.end(body);
    });
  return { send, agent };
}

/** Through `emulator.fetch`. */
export function inProcess({ baseUrl, fetch }: Pick<SoakedEmulator, "baseUrl" | "fetch">): Send {
  return async ({ path, ...init }) => {
    try {
      const { headers, body } = await fetch(baseUrl + path, { ...init, signal: AbortSignal.timeout(maxMs) });
      let bytes = 0;
      for await (const piece of body ?? []) if ((bytes += piece.length) > maxBytes) break;
      return Object.fromEntries(headers);
    } catch {
      return {};
    }
  };
}
