import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { scene } from "./support/run-cli.ts";

/** Three pages of a list, each naming the next; counts the logins. */
async function pages(style: "token" | "link") {
  const seen: string[] = [];
  const server = createServer((request, answer) => {
    seen.push(`${request.method} ${request.url}`);
    if (request.url === "/api/login") return void answer.setHeader("x-auth-token", "7d1a7a1e-synthetic").end("{}");
    const url = new URL(request.url ?? "", "http://localhost");
    const page = Number(url.searchParams.get(style === "token" ? "continuation_token" : "page") ?? 1);
    answer.setHeader("content-type", "application/json");
    if (style === "link" && page < 3) answer.setHeader("link", `</api/2.26/arrays?page=${page + 1}>; rel="next", </x>; rel="first"`);
    const token = style === "token" ? { continuation_token: page < 3 ? String(page + 1) : null } : {};
    answer.end(JSON.stringify({ items: [{ name: `fs${page}` }], ...token }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { run } = await scene("flashblade");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  return { seen, run: (args: readonly string[]) => run([...args, "--url", url]) };
}

test.each(["token", "link"] as const)("--paginate follows to the last page, by %s, and --jq filters each", async (style) => {
  const { seen, run } = await pages(style);
  const found = await run(["request", "flashblade", "GET", "2.26/arrays?sort=name", "--paginate", "--jq", ".items[].name"]);
  expect(found).toEqual({ code: 0, stdout: "fs1\nfs2\nfs3\n", stderr: "" });
  expect(seen.filter((line) => line.includes("arrays"))).toHaveLength(3);
  expect(seen[1]).toBe("GET /api/2.26/arrays?sort=name");
  if (style === "token") expect(seen[3]).toBe("GET /api/2.26/arrays?sort=name&continuation_token=3");
});

test("-i prints status and headers before the body, and none that carries a session", async () => {
  const { run } = await scene("flashblade");
  const { code, stdout } = await run(["request", "flashblade", "GET", "/api/2.26/arrays", "-i"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^200 OK\n(?:[\w-]+: .*\n)*content-type: application\/json.*\n(?:[\w-]+: .*\n)*\n\{/);
  expect(stdout).not.toMatch(/x-auth-token|set-cookie/i);
});

test.each([
  [["--jq", ".items["], 2, "--jq: syntax error"],
  [["--jq", ".items", "--json"], 2, "both --json and --jq"],
])("%j is refused in words", async (args, code, text) => {
  const { run } = await scene("flashblade");
  expect(await run(["request", "flashblade", "GET", "2.26/arrays", ...args])).toMatchObject({
    code,
    stdout: "",
    stderr: expect.stringContaining(text),
  });
});

test("--paginate is for GET", async () => {
  const { emulator, run } = await scene("flashblade");
  expect(await run(["request", "flashblade", "DELETE", "2.26/arrays", "--paginate"])).toMatchObject({ code: 2 });
  expect(emulator.counters.requests).toBe(0);
});
