// Throws where a client is in scope. Run by closing-on-exit.test.ts; apart, since Node 22 does not know the syntax.
import { closeOnExit } from "../../../src/node/index.ts";
import { flashblade } from "../../../src/vendors/flashblade/index.ts";

const client = flashblade({ baseUrl: process.env["BASE_URL"] ?? "", credentials: { apiToken: process.env["API_TOKEN"] ?? "" } });
closeOnExit(client);
await using scoped = client;
await scoped.fetch("2.26/arrays");
throw new Error("as planned");
