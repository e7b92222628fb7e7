import { empty, json, type Answer } from "../http/answer.ts";
import { getHeader, maxBodyBytes } from "../http/incoming.ts";
import type { JsonObject } from "../http/json-object.ts";
import { createRouter, type Route } from "../http/router.ts";
import type { PolicyRules } from "../policies/policy-rule.ts";
import { controlPrefix, type ControlApi } from "../server/dispatch.ts";
import { consoleFile, consoleFiles } from "./console-page.ts";
import { readFault, readJson, showJson } from "./control-json.ts";
import type { Controls } from "./emulator.ts";
import type { SessionSelector } from "./session-selector.ts";

type Handler = (body: JsonObject, query: URLSearchParams) => Answer;

/** The control API: what an emulator offers in code, for other languages. Described in `control.openapi.yaml`. */
export function createControlApi(emulator: Controls, rules: PolicyRules): ControlApi {
  const state = (): unknown => {
    const { vendor, origin, baseUrl, clock, sessions, counters } = emulator;
    return { vendor, origin, baseUrl, now: clock.now(), sessions, counters };
  };
  const routes = [
    ...["", "/"].map((path) => page(path, "page.html", rules)),
    ...consoleFiles.map((name) => page(`/console/${name}`, name, rules)),
    route("GET", "/state", state),
    route("GET", "/audit", (_, query) => after(emulator.audit, query)),
    route("GET", "/requests", (_, query) => after(emulator.requests, query)),
    route("POST", "/expire", (body) => ({ ended: emulator.expire(readSelector(body)) })),
    route("GET", "/policies", () => emulator.policies),
    route("PATCH", "/policies", (body) => {
      // JSON has no undefined: null switches a policy off.
      emulator.set(Object.fromEntries(Object.entries(body).map(([name, value]) => [name, value ?? undefined])));
      return emulator.policies;
    }),
    route("GET", "/faults", () => emulator.faults),
    route("POST", "/faults", (body) => emulator.fault(readFault(body))),
    route("DELETE", "/faults", (_, query) => removeFaults(emulator, query.get("id"))),
    route("POST", "/clock", (body) => {
      emulator.clock.advance(body["advance"] as number);
      return { now: emulator.clock.now() };
    }),
    route("GET", "/credentials", () => emulator.credentials),
    route("GET", "/login", () => ({ credentials: emulator.credentials, curl: emulator.curl })),
    route("POST", "/credentials", (body) => emulator.replaceCredentials(body)),
    route("POST", "/reset", () => {
      emulator.reset();
      return state();
    }),
  ];
  const find = createRouter(routes);
  const known = [...new Set(routes.map(({ path }) => path))].filter((path) => !path.includes("/console/")).join(", ");

  return (incoming) => {
    // A web page of another origin must not control a developer's emulator through the developer's browser.
    const from = getHeader(incoming, "origin");
    if (from !== undefined && from !== incoming.origin)
      return json(403, { message: `Requests from ${from.slice(0, 100)} are not taken: only from ${incoming.origin}` });
    const found = find(incoming.method, incoming.path);
    if (found.kind === "path") return json(404, { message: `No such path. Known: ${known}` });
    if (found.kind === "method")
      return { ...json(405, { message: `Allowed: ${found.allow.join(", ")}` }), headers: [["Allow", found.allow.join(", ")]] };
    if (incoming.bodyBytes > maxBodyBytes) return json(413, { message: `The request body is over ${maxBodyBytes} bytes` });
    try {
      return found.handler(readJson(incoming.body), new URLSearchParams(incoming.query));
    } catch (error) {
      if (error instanceof TypeError) return json(400, { message: error.message });
      throw error;
    }
  };
}

/** An operation on JSON: what it returns is the answer's body, nothing is 204. */
function route(method: string, path: string, operation: (...given: Parameters<Handler>) => unknown): Route<Handler> {
  const handler: Handler = (body, query) => {
    const result = operation(body, query);
    return result === undefined ? empty(204) : { status: 200, headers: [["Content-Type", "application/json"]], body: showJson(result) };
  };
  return { operation: path, method, path: controlPrefix + path, handler };
}

/** A file of the console. */
function page(path: string, name: string, rules: PolicyRules): Route<Handler> {
  return { operation: path, method: "GET", path: controlPrefix + path, handler: () => consoleFile(name, rules) };
}

/** Entries with an id above `after`, so that a reader can follow. */
function after<Entry extends { readonly id: number }>(entries: readonly Entry[], query: URLSearchParams): readonly Entry[] {
  const last = Number(query.get("after") ?? 0);
  if (!Number.isFinite(last)) throw new TypeError("after: expected a number");
  return entries.filter(({ id }) => id > last);
}

function readSelector({ session, user, ...rest }: JsonObject): SessionSelector | undefined {
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) throw new TypeError(`unknown member ${JSON.stringify(unknown)}. Known: session, user`);
  for (const [name, value] of Object.entries({ session, user })) {
    if (value !== undefined && typeof value !== "string") throw new TypeError(`${name}: expected a string`);
  }
  if (session !== undefined) return session as string;
  return user === undefined ? undefined : { user: user as string };
}

function removeFaults(emulator: Controls, id: string | null): undefined {
  if (id === null) {
    emulator.clearFaults();
    return;
  }
  const handle = emulator.faults.find((fault) => String(fault.id) === id);
  if (handle === undefined) throw new TypeError(`no fault has the id ${id.slice(0, 20)}`);
  handle.remove();
}
