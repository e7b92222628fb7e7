// Imports nodeFetch where undici cannot be resolved, and reports what a call does. Run by loading.test.ts.
import { registerHooks } from "node:module";

const asked: string[] = [];
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== "undici") return next(specifier, context);
    asked.push(specifier);
    throw Object.assign(new Error("Cannot find package 'undici'"), { code: "ERR_MODULE_NOT_FOUND" });
  },
});

const { nodeFetch } = await import("../../../src/node/index.ts");
await using fetch = nodeFetch();
const atImport = asked.length;
const error: unknown = await fetch("http://127.0.0.1:1/").catch((reason: unknown) => reason);
const { name, code, message } = error as Error & { code: string };
console.log(JSON.stringify({ atImport, atCall: asked.length, name, code, message }));
