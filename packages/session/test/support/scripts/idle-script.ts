// Makes one call with the fetch that WHICH names, and has nothing else to do. Run by node-fetch-close.test.ts.
import { nodeFetch } from "../../../src/node/index.ts";

const call = process.env["WHICH"] === "nodeFetch" ? nodeFetch() : fetch;
console.log(await (await call(process.env["URL"] ?? "")).text());
