// Logs in with a keepalive, and leaves the rest to the process: node keep-alive.ts BASE_URL API_TOKEN
import { flashblade } from "../../../src/vendors/flashblade/index.ts";

const [baseUrl = "", apiToken = ""] = process.argv.slice(2);
const client = flashblade({ baseUrl, credentials: { apiToken }, keepAlive: { every: 60_000, operation: "2.26/arrays" } });
await client.login();
console.log("logged in");
