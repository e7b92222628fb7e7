import { exitCode } from "../errors/exit-code.ts";
import { configPath } from "../target/config-path.ts";
import { readConfig } from "../target/read-config.ts";
import { explain } from "../errors/explain.ts";
import { openStore } from "../sessions/open-store.ts";
import { findTarget, readCa, type Target, type TargetOptions } from "../target/target.ts";
import { show, styled } from "../terminal/terminal.ts";
import { ownVersion } from "../support/own-version.ts";

interface Finding {
  readonly check: string;
  readonly result: "fine" | "look" | "wrong";
  readonly found: string;
  /** What to do. */
  readonly remedy?: string;
}

/** By how much two clocks may differ: a larger difference can make certificates invalid, and logs confusing. */
const maxClockDifferenceMs = 120_000;

/** Checks what a login needs, and says what to do about what is missing. Sends no credentials. */
export async function doctor(name: string | undefined, options: TargetOptions): Promise<void> {
  const findings = [await attempt("config file", checkConfig), await attempt("session store", checkStore), checkVersions()];
  if (name !== undefined) {
    let target: Target | undefined;
    const found = await attempt("target", async () => {
      target = await findTarget(name, options);
      return { check: "target", result: "fine", found: `${target.vendorName} at ${target.baseUrl} as ${target.account}` };
    });
    findings.push(found, ...(target ? await checkServer(target) : []));
  }
  const marks = {
    fine: styled(process.stdout, "green", "✓"),
    look: styled(process.stdout, "yellow", "!"),
    wrong: styled(process.stdout, "red", "✗"),
  };
  const lines = findings.flatMap(({ check, result, found, remedy }) => [
    `${marks[result]} ${check}: ${found}`,
    ...(remedy ? [`    ${remedy}`] : []),
  ]);
  show(options.json, findings, lines);
  if (findings.some(({ result }) => result === "wrong")) process.exitCode = exitCode.refused;
}

async function attempt(check: string, work: () => Promise<Finding>): Promise<Finding> {
  try {
    return await work();
  } catch (error) {
    const explained = explain(error).error;
    return { check, result: "wrong", found: explained.message, remedy: explained.remedy };
  }
}

async function checkConfig(): Promise<Finding> {
  const names = Object.keys(await readConfig());
  return { check: "config file", result: "fine", found: `${configPath()}, ${names.length === 0 ? "no profiles" : names.join(", ")}` };
}

async function checkStore(): Promise<Finding> {
  const store = await openStore();
  const key = `vendor-auth doctor ${process.pid}`;
  await store.set(key, { issuedAt: new Date().toISOString(), baseUrl: "http://localhost", secrets: {} });
  const isThere = (await store.get(key)) !== undefined;
  await store.delete(key);
  return isThere
    ? { check: "session store", result: "fine", found: "writable, and closed to others" }
    : { check: "session store", result: "wrong", found: "what was written could not be read", remedy: "Check the disk." };
}

function checkVersions(): Finding {
  return { check: "versions", result: "fine", found: `vendor-auth ${ownVersion()}, Node ${process.versions.node}` };
}

/** Sends one request: to an operation that needs no session, if the vendor has one, else to the base URL. */
async function checkServer(target: Target): Promise<Finding[]> {
  const { baseUrl, vendor, ca, pin } = target;
  const probe = vendor.descriptor.open.find(({ method, path }) => method === "GET" && !path.includes("{"))?.path ?? "";
  let answer: Response | undefined;
  let body = "";
  const isSecure = baseUrl.startsWith("https:");
  const reached = await attempt("reachable", async () => {
    const { nodeFetch } = await import("@vendor-auth/session/node");
    const { host } = new URL(baseUrl);
    await using send =
      pin === undefined ? (ca === undefined ? nodeFetch() : nodeFetch({ host, ca: await readCa(ca) })) : nodeFetch({ host, pin });
    answer = await send(baseUrl + probe, { signal: AbortSignal.timeout(10_000) });
    body = (await answer.text()).slice(0, 100_000);
    const trust = pin === undefined ? (ca === undefined ? "by a public authority" : "by the given CA") : "by its pin";
    return {
      check: "reachable",
      result: "fine",
      found: `answered with ${answer.status}; ${isSecure ? `certificate trusted ${trust}` : "without TLS"}`,
    };
  });
  if (!answer) return [reached];
  return [reached, checkClock(answer.headers.get("date")), ...checkApiVersions(body)];
}

function checkClock(date: string | null): Finding {
  const difference = date === null ? Number.NaN : Date.now() - Date.parse(date);
  if (Number.isNaN(difference)) return { check: "clock", result: "look", found: "the server sends no Date header" };
  const seconds = Math.round(Math.abs(difference) / 1000);
  if (Math.abs(difference) <= maxClockDifferenceMs)
    return { check: "clock", result: "fine", found: `within ${Math.max(1, seconds)} s of the server's` };
  return {
    check: "clock",
    result: "look",
    found: `${seconds} s ${difference > 0 ? "ahead of" : "behind"} the server's`,
    remedy: "Set both by NTP: certificates and logs depend on it. Sessions do not.",
  };
}

function checkApiVersions(body: string): Finding[] {
  try {
    const { versions } = JSON.parse(body) as { versions?: unknown };
    if (Array.isArray(versions))
      return [{ check: "API versions", result: "fine", found: `${String(versions.at(0))} to ${String(versions.at(-1))}` }];
  } catch {
    // Not every vendor lists them.
  }
  return [];
}
