import { json } from "../http/answer.ts";
import { getHeader } from "../http/incoming.ts";
import type { ControlApi } from "../server/dispatch.ts";
import { hostName, isLoopback } from "../support/loopback.ts";

/**
 * A control API that refuses requests to a host that is not loopback. A web page can give its own name this machine's address;
 * to a browser the emulator is then a part of that page.
 */
export function refuseForeignHosts(control: ControlApi): ControlApi {
  return (incoming) => {
    const host = getHeader(incoming, "host");
    if (host === undefined || isLoopback(hostName(host))) return control(incoming);
    return json(403, { message: `Requests to ${host.slice(0, 100)} are not taken: use 127.0.0.1, [::1] or localhost` });
  };
}
