import type { ServerState } from "./server-state.ts";
import type { VendorServer } from "./vendor-server.ts";

/** One emulated server: its state, and the vendor's side of it. */
export interface Server extends ServerState {
  readonly vendor: VendorServer;
}
