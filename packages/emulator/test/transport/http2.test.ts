import { request as httpsRequest } from "node:https";
import { connect } from "node:tls";
import { describe, expect, test } from "vitest";
import type { FaultAction, RunningEmulator } from "../../src/index.ts";
import { connectHttp2 } from "../support/http2-client.ts";
import { start } from "../support/start.ts";

/** The protocol that the server chooses of those that a client offers. */
function negotiate({ port, ca }: RunningEmulator, offered: string[]): Promise<string | false | null> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port, ca, ALPNProtocols: offered });
    socket.on("error", reject).once("secureConnect", () => {
      resolve(socket.alpnProtocol);
      socket.destroy();
    });
  });
}

describe("HTTP/2 beside HTTP/1.1, with TLS", () => {
  test("the client chooses", async () => {
    const emulator = await start("flashblade", { tls: true });
    expect(await negotiate(emulator, ["h2", "http/1.1"])).toBe("h2");
    expect(await negotiate(emulator, ["http/1.1"])).toBe("http/1.1");
    const overHttp1 = await new Promise((resolve, reject) => {
      httpsRequest(`${emulator.baseUrl}/api_version`, { agent: false, ca: emulator.ca }, (answer) => {
        answer.resume().on("end", () => resolve([answer.httpVersion, answer.statusCode]));
      })
        .on("error", reject)
        .end();
    });
    expect(overHttp1).toEqual(["1.1", 200]);
  });

  test("a session over one connection, from login to logout", async () => {
    const emulator = await start("flashblade", { tls: true });
    const { ask } = await connectHttp2(emulator);
    const login = await ask({ ":method": "POST", ":path": "/api/login", "api-token": emulator.credentials.apiToken });
    expect([login.status, JSON.parse(login.body)]).toEqual([200, { username: "pureuser" }]);
    const session = { "x-auth-token": String(login.headers["x-auth-token"]) };
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask({ ":path": "/api/2.28/arrays", ...session })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
    const body = '{"provisioned":5}';
    const created = await ask({ ":method": "POST", ":path": "/api/2.28/file-systems?names=new", ...session }, body);
    expect(JSON.parse(created.body)).toMatchObject({ items: [{ name: "new", provisioned: 5 }] });
    expect(await ask({ ":method": "HEAD", ":path": "/api/api_version" })).toMatchObject({ status: 200, body: "" });
    expect(await ask({ ":method": "POST", ":path": "/api/logout", ...session })).toMatchObject({ status: 200, body: "" });
    expect((await ask({ ":path": "/api/2.28/arrays", ...session })).status).toBe(403);
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1, refused: 1, effects: 1, requests: 55 });
    expect(emulator.requests[0]?.headers["host"]).toBe(`127.0.0.1:${emulator.port}`);
    expect(JSON.stringify(emulator.requests)).not.toContain(session["x-auth-token"]);
  });

  test("several cookies stay several", async () => {
    const emulator = await start("cloudendure", { tls: true });
    const { ask } = await connectHttp2(emulator);
    const login = await ask({ ":method": "POST", ":path": "/api/latest/login" }, JSON.stringify(emulator.credentials));
    expect(login.headers["set-cookie"]).toEqual([expect.stringMatching(/^XSRF-TOKEN=/), expect.stringMatching(/^session=/)]);
  });

  test("the control API, and no host but loopback's", async () => {
    const emulator = await start("flashblade", { tls: true });
    const { ask } = await connectHttp2(emulator);
    expect((await ask({ ":path": "/__emulator/state" })).status).toBe(200);
    expect((await ask({ ":path": "/__emulator/state", ":authority": "evil.example" })).status).toBe(403);
  });

  test("close ends its connections", async () => {
    const emulator = await start("flashblade", { tls: true, latency: 600_000 });
    const { ask } = await connectHttp2(emulator);
    const waiting = ask({ ":path": "/api/api_version" });
    await emulator.waitFor({});
    await emulator.close();
    expect((await waiting).status).toBe(undefined);
    await emulator.idle();
  });
});

describe("faults over HTTP/2", () => {
  const broken: [FaultAction, { status: number | undefined }][] = [
    [{ type: "reset", when: "before" }, { status: undefined }],
    [{ type: "reset", when: "after" }, { status: undefined }],
    [{ type: "raw", bytes: "SSH-2.0\r\n" }, { status: undefined }],
    [{ type: "halfBody" }, { status: 200 }],
    [{ type: "modify", status: 999 }, { status: undefined }],
  ];
  test.each(broken)("%j is an error, and the next connection works", async (action, { status }) => {
    const emulator = await start("flashblade", { tls: true, faults: [{ times: 1, action }] });
    const first = await connectHttp2(emulator);
    const got = await first.ask({ ":path": "/api/api_version" });
    expect(got.status).toBe(status);
    expect(got.error).toBeDefined();
    const second = await connectHttp2(emulator);
    expect((await second.ask({ ":path": "/api/api_version" })).status).toBe(200);
    await emulator.idle();
  });

  const whole: [FaultAction, (body: string) => unknown, unknown][] = [
    [{ type: "huge", bytes: 3_000_001 }, (body) => body.length, 3_000_001],
    [{ type: "drip", bytes: 100, every: 1 }, (body) => Object.keys(JSON.parse(body) as object), ["versions"]],
    [
      {
        type: "respond",
        status: 302,
        headers: [
          ["Location", "/x"],
          ["Connection", "close"],
        ],
      },
      (body) => body,
      "",
    ],
    [{ type: "modify", duplicateHeaders: ["x-request-id"] }, (body) => Object.keys(JSON.parse(body) as object), ["versions"]],
  ];
  test.each(whole)("%j arrives whole", async (action, read, want) => {
    const emulator = await start("flashblade", { tls: true, faults: [{ action }] });
    const { ask } = await connectHttp2(emulator);
    const { body, error } = await ask({ ":path": "/api/api_version" });
    expect(error).toBe(undefined);
    expect(read(body)).toEqual(want);
  });

  test("a CR in a header is sent as it is; this client leaves such a header out", async () => {
    const action: FaultAction = { type: "modify", addHeaders: [["X-Evil", "a\r\nX-Injected: b"]] };
    const emulator = await start("flashblade", { tls: true, faults: [{ action }] });
    const { ask } = await connectHttp2(emulator);
    const { status, headers } = await ask({ ":path": "/api/api_version" });
    expect([status, headers["x-evil"], headers["x-injected"]]).toEqual([200, undefined, undefined]);
  });

  test("an endless body ends with the client, and others are served meanwhile", async () => {
    const emulator = await start("flashblade", { tls: true, faults: [{ nth: 1, action: { type: "endless" } }] });
    const [one, two] = [await connectHttp2(emulator), await connectHttp2(emulator)];
    const endless = one.session.request({ ":path": "/api/api_version" });
    endless.on("error", () => {});
    await new Promise((resolve) => endless.once("data", resolve));
    expect((await two.ask({ ":path": "/api/api_version" })).status).toBe(200);
    one.session.destroy();
    await emulator.idle();
  });
});
