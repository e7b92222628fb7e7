import type { Vendor } from "../vendors/contract/vendor.ts";
import { createRouter } from "../http/router.ts";
import { createDataRoutes } from "./data-routes.ts";
import { pathOf } from "./paths.ts";
import type { ApiDescription } from "./reader/api.ts";
import { dataContext } from "./spec-api.ts";

/**
 * A vendor with the data operations of a description behind its own session. What it says itself of login, logout and operations
 * without a session stays its own; of the rest, the description counts, since its paths name more (`/api/2.28/…`).
 */
export function withDataSpec(vendor: Vendor, description: ApiDescription): Vendor {
  const context = dataContext(description, [], { sessionHeaders: new Set(), needs: () => "session" });
  return {
    ...vendor,
    createServer(policies) {
      const server = vendor.createServer(policies);
      const open = createRouter(server.routes.filter(({ handler }) => typeof handler === "string" || handler.secured === false));
      const data = description.operations.filter((operation) => open(operation.method, pathOf(operation)).kind !== "route");
      return { ...server, routes: [...server.routes, ...createDataRoutes(data, context)] };
    },
  };
}
