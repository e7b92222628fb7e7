import { handler } from "./handler.ts";

console.log(JSON.stringify(await handler()));
