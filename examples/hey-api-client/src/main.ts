import { flashblade } from "@vendor-auth/session/flashblade";
import { client } from "./generated/client.gen.ts";
import { createFileSystem, listFileSystems } from "./generated/sdk.gen.ts";

const baseUrl = process.env["FLASHBLADE_BASE_URL"]!;
await using fb = flashblade({ baseUrl, credentials: { apiToken: process.env["FLASHBLADE_API_TOKEN"]! } });
client.setConfig({ baseUrl, fetch: fb.fetch }); // this line logs it in

await createFileSystem({ query: { names: ["from-hey-api"] }, body: { provisioned: 1024 ** 3 }, throwOnError: true });
const { data } = await listFileSystems({ throwOnError: true });
console.log(data.items.map(({ name }) => name).join(", "));
