// npm start: one session of each vendor, from login to logout, against the emulators on this machine.
import { startEmulator } from "@vendor-auth/emulator";
import { cloudendure } from "@vendor-auth/session/cloudendure";
import { flashblade } from "@vendor-auth/session/flashblade";
import { type Call, tourOf } from "./tour-of.ts";

const calls: Record<"flashblade" | "cloudendure", Call> = {
  flashblade: { path: "2.26/arrays", describe: (body) => `${(body as { items: unknown[] }).items.length} array` },
  cloudendure: { path: "projects", describe: (body) => `${(body as { items: unknown[] }).items.length} projects` },
};

console.log("One session of each vendor, from login to logout. The servers are emulators on this machine.\n");
const array = await startEmulator("flashblade");
const service = await startEmulator("cloudendure", { redirectLogin: "v5" });
try {
  await tourOf(
    "FlashBlade",
    array,
    (onEvent) => flashblade({ baseUrl: array.baseUrl, credentials: array.credentials, onEvent }),
    calls.flashblade,
  );
  const { userApiToken } = service.credentials;
  await tourOf(
    "CloudEndure",
    service,
    (onEvent) => cloudendure({ baseUrl: service.baseUrl, credentials: { userApiToken }, onEvent }),
    calls.cloudendure,
  );
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
const left = array.sessions.length + service.sessions.length;
await Promise.all([array.close(), service.close()]);
if (left > 0) process.exitCode = 1;
console.log(`open sessions left: ${left}`);
