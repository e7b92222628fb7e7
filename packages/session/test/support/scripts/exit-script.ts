// A program that ends in the way that HOW names. Run by closing-on-exit.test.ts, with an emulator in the parent process.
import { type NodeFetch, closeOnExit, nodeFetch } from "../../../src/node/index.ts";
import { flashblade } from "../../../src/vendors/flashblade/index.ts";

const { HOW = "", BASE_URL = "", API_TOKEN = "", PIN, TIMEOUT = "5000" } = process.env;
const custom: { fetch?: NodeFetch } = PIN === undefined ? {} : { fetch: nodeFetch({ host: new URL(BASE_URL).host, pin: PIN }) };
const open = () => flashblade({ baseUrl: BASE_URL, credentials: { apiToken: API_TOKEN }, ...custom });
const client = open();
closeOnExit(client, { timeout: Number(TIMEOUT) });

const stayAlive = () => setInterval(() => {}, 1000);
const ready = () => console.log("ready");

const ends: Readonly<Record<string, () => Promise<unknown>>> = {
  async "comes to its end"() {
    await client.fetch("2.26/arrays");
  },
  async waits() {
    await client.fetch("2.26/arrays");
    stayAlive();
    ready();
  },
  async "logs in"() {
    stayAlive();
    await client.fetch("2.26/arrays").catch(() => {});
  },
  async "aborts its login, and comes to its end"() {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    await client.fetch("2.26/arrays", { signal: controller.signal }).catch((error: Error) => console.log(error.name));
  },
  async "waits with two clients"() {
    const second = open();
    closeOnExit(second);
    await Promise.all([client.fetch("2.26/arrays"), second.fetch("2.26/arrays")]);
    stayAlive();
    ready();
  },
  async "waits, and listens itself, once"() {
    await client.fetch("2.26/arrays");
    stayAlive();
    process.once("SIGTERM", () => setTimeout(() => process.exit(7), 300));
    ready();
  },
  async "calls process.exit"() {
    await client.fetch("2.26/arrays");
    process.exit(3);
  },
  async "calls process.exit on SIGTERM"() {
    await client.fetch("2.26/arrays");
    stayAlive();
    process.on("SIGTERM", () => process.exit(7));
    ready();
  },
  async "throws in a callback"() {
    await client.fetch("2.26/arrays");
    setTimeout(() => {
      throw new Error("as planned");
    }, 10);
  },
  async "throws at the top"() {
    await client.fetch("2.26/arrays");
    throw new Error("as planned");
  },
};

await ends[HOW]?.();
