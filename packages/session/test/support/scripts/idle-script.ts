// Makes one call with the fetch that WHICH names, and then says what keeps the process alive. Run by node-fetch-close.test.ts.
import { nodeFetch } from "../../../src/node/index.ts";

const call = process.env["WHICH"] === "nodeFetch" ? nodeFetch() : fetch;
console.log(await (await call(process.env["URL"] ?? "")).text());
await new Promise((resolve) => setImmediate(resolve)); // undici lets go of the connection in a turn of its own
console.log(
  process
    .getActiveResourcesInfo()
    .filter((name) => /TCP|TLS|Timeout/.test(name))
    .join(),
);
