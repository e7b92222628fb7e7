import * as fc from "fast-check";
import { expect, it } from "vitest";
import { cloudendure } from "../../src/vendors/cloudendure/index.ts";
import { projects } from "../support/with-emulator.ts";

/** What hostile Locations are made of. */
const locationParts =
  "http https : / // \\ \\\\ @ ? # . .. %2f %00 [ ] :443 :8443 console.example evil.example console.example.evil.example"
    .split(" ")
    .concat("api", "v5", "login", "latest", "user:pass", "xn--", "\u3002", "127.0.0.1", "\t", " ");

it("F9: 10,000 Locations: no request ever leaves the origin", async () => {
  const baseUrl = "https://console.example/api/latest";
  const userApiToken = "CANARY-CANARY-CANARY";
  const part = fc.constantFrom(...locationParts);
  const location = fc.oneof(
    fc.array(part, { maxLength: 12 }).map((parts) => parts.join("")),
    fc.string({ maxLength: 40 }),
    fc.webUrl(),
  );
  await fc.assert(
    fc.asyncProperty(location, async (given) => {
      const asked: string[] = [];
      const client = cloudendure({
        baseUrl,
        credentials: { userApiToken },
        fetch: async (input) => {
          asked.push(String(input));
          const headers = new Headers();
          try {
            headers.set("location", given);
          } catch {
            // no header can hold it: as if absent
          }
          return new Response(null, { status: 307, headers });
        },
      });
      await expect(client.fetch(projects)).rejects.toMatchObject({ code: "redirect_refused" });
      expect(asked.length).toBeLessThanOrEqual(2);
      for (const url of asked) expect(new URL(url)).toMatchObject({ origin: "https://console.example", username: "", search: "" });
    }),
    { numRuns: 10_000 },
  );
});
