import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { flashblade } from "@vendor-auth/session/flashblade";
import { closeOnExit } from "@vendor-auth/session/node";
import { createBackend } from "./backend.ts";

const fb = flashblade({
  baseUrl: process.env["FLASHBLADE_BASE_URL"]!,
  credentials: { apiToken: process.env["FLASHBLADE_API_TOKEN"]! },
});
closeOnExit(fb);

const page = fileURLToPath(new URL("../page/dist", import.meta.url));
serve({ fetch: createBackend(fb, page).fetch, hostname: "127.0.0.1", port: Number(process.env["PORT"] ?? 8080) }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});
