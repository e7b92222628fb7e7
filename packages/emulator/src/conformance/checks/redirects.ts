import type { Sink } from "../../sink/sink.ts";
import { defineCheck, type Check } from "../check/check.ts";
import type { Scene } from "../scene/scene.ts";
import { judgeCases, type Case } from "../check/verdict.ts";
import { count } from "../scene/words.ts";

/** Ways to write another origin. The sink listens there; nothing else is ever contacted. */
const elsewhere: readonly (readonly [name: string, origin: (sink: Sink) => string])[] = [
  ["another port", ({ origin }) => origin],
  ["another name", ({ port }) => `http://localhost:${port}`],
  ["//host", ({ origin }) => origin.replace("http:", "")],
  ["http:\\\\host", ({ origin }) => origin.replace("http://", "http:\\\\")],
  ["\\\\host", ({ origin }) => origin.replace("http://", "\\\\")],
  ["a user before the host", ({ origin }) => origin.replace("://", "://console.example@")],
];

/** Calls and leaves; resolves to what the sink was sent that it must not be. */
async function playLeak({ open, read, secrets, secretHeaders }: Scene, sink: Sink): Promise<string | undefined> {
  sink.clear();
  const client = await open();
  await client.call(read);
  await client.close();
  const names = [...secretHeaders, "cookie", "authorization"].filter((name) =>
    sink.requests.some(({ headers }) => (headers[name] ?? "") !== ""),
  );
  if (names.length === 0 && secrets.some((secret) => sink.contains(secret))) names.push("the credentials");
  return names.length === 0 ? undefined : `${names.join(", ")} sent elsewhere`;
}

/** Redirects that lead elsewhere, or nowhere. */
export const redirects: readonly Check[] = [
  defineCheck({
    id: "F9",
    title: "a login is redirected to another origin, with 307 and 308, spelt in six ways",
    expected: "no secret reaches the other origin",
    async play(scene) {
      const sink = await scene.sink();
      const cases: Case[] = [];
      for (const redirectStatus of [307, 308]) {
        for (const [name, origin] of elsewhere) {
          scene.emulator.reset();
          scene.emulator.set({ redirectStatus, redirectLogin: origin(sink) + scene.otherLoginPath });
          cases.push([`${redirectStatus} to ${name}`, await playLeak(scene, sink)]);
        }
      }
      return judgeCases(cases, "nothing sent elsewhere");
    },
  }),
  defineCheck({
    id: "F9",
    title: "a login is redirected to itself for ever, along a chain, and without a Location",
    expected: "at most 2 requests, and the call settles",
    async play({ emulator, open, read }) {
      const login = `${new URL(emulator.baseUrl).pathname}/login`;
      const cases: Case[] = [];
      for (const [name, location] of [["a loop", login], ["a chain", `${login}?again`], ["no Location"]] as const) {
        emulator.reset();
        const headers = location === undefined ? [] : [["location", location] as const];
        emulator.fault({ match: { method: "POST" }, action: { type: "respond", status: 307, headers } });
        const client = await open();
        const { kind } = await client.call(read);
        const { requests } = emulator.counters;
        cases.push([name, kind === "late" ? "the call did not settle" : requests > 2 ? count(requests, "request") : undefined]);
        await client.close();
      }
      return judgeCases(cases, "no request too many");
    },
  }),
  defineCheck({
    id: "F10",
    title: "a login is redirected with 301, 302 and 303, to its own origin and to another",
    expected: "no GET carries a credential, and no secret reaches the other origin",
    async play(scene) {
      const { emulator, otherLoginPath, loginHeaders } = scene;
      const sink = await scene.sink();
      const cases: Case[] = [];
      for (const redirectStatus of [301, 302, 303]) {
        for (const [name, target] of [
          ["its own origin", otherLoginPath],
          ["another", sink.origin + otherLoginPath],
        ] as const) {
          emulator.reset();
          emulator.set({ redirectStatus, redirectLogin: target });
          const leak = await playLeak(scene, sink);
          // A login may be a GET itself: then it is none that the redirect made.
          const [login] = emulator.requests;
          const isGet =
            login?.method !== "GET" &&
            emulator.requests.some(
              ({ method, headers }) => method === "GET" && loginHeaders.some((header) => (headers[header] ?? "") !== ""),
            );
          cases.push([`${redirectStatus} to ${name}`, leak ?? (isGet ? "a GET with the credentials" : undefined)]);
        }
      }
      return judgeCases(cases, "nothing sent with a GET or elsewhere");
    },
  }),
  defineCheck({
    id: "F11",
    title: "a data call is redirected to another origin, with 301, 302, 303, 307 and 308",
    expected: "no secret reaches the other origin",
    async play(scene) {
      const { emulator, read } = scene;
      const sink = await scene.sink();
      const cases: Case[] = [];
      for (const status of [301, 302, 303, 307, 308]) {
        emulator.reset();
        const headers = [["location", `${sink.origin}/elsewhere`]] as const;
        emulator.fault({ match: { operation: read.operation }, action: { type: "respond", status, headers } });
        cases.push([String(status), await playLeak(scene, sink)]);
      }
      return judgeCases(cases, "nothing sent elsewhere");
    },
  }),
];
