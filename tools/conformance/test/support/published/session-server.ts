import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { isDeepStrictEqual } from "node:util";
import type { Wire } from "./vendors.ts";

/** A server that opens, checks and ends sessions as one vendor does, and counts. Another answer than its own is 404. */
export async function startSessionServer({ base, login, answer, carried, logout, data }: Wire) {
  const sessions = new Set<string>();
  const counted = { logins: 0, logouts: 0, calls: 0, refused: 0 };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const send = (status: number, content?: object, headers: Record<string, string> = {}): void => {
        response.writeHead(status, { ...(content === undefined ? {} : { "content-type": "application/json" }), ...headers });
        response.end(content === undefined ? undefined : JSON.stringify(content));
      };
      const is = (what: { method: string; path: string }) => request.method === what.method && request.url === base + what.path;
      if (is(login)) {
        const given: unknown = body === "" ? undefined : JSON.parse(body);
        const isSent = Object.entries(login.headers ?? {}).every(([name, value]) => request.headers[name] === value);
        if (!isSent || !isDeepStrictEqual(given, login.given)) return send(401, { message: "wrong" });
        counted.logins += 1;
        const token = `token-${counted.logins}`;
        sessions.add(token);
        const { headers, body: content } = answer(token, counted.logins);
        return send(200, content, headers);
      }
      const token = String(carried(request.headers));
      if (!sessions.has(token)) {
        counted.refused += 1;
        return send(401, { message: "no session" });
      }
      const number = token.replace("token-", "");
      if (is({ ...logout, path: logout.path.replace("{number}", number) })) {
        counted.logouts += 1;
        sessions.delete(token);
        return logout.status === 204 ? send(204) : send(200, {});
      }
      if (!is({ method: "GET", path: data })) return send(404, { message: "nothing here" });
      counted.calls += 1;
      return send(200, { items: [] });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    sessions,
    counted,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
