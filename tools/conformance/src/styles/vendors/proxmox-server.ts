import { randomBytes } from "node:crypto";
import { cookieOf, formOf, headerOf, jsonOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

/** Says why in the status line; the body says nothing. */
const refused = { status: 401, body: { data: null } };

/** Proxmox VE as its documentation has it: a ticket in a cookie, and with every write the token against forgery. It has no logout. */
export function startProxmox({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const operation = `${heard.method} ${pathOf(heard)}`;
    if (operation === "POST /api2/json/access/ticket") {
      const form = formOf(heard);
      const given = form === undefined ? jsonOf(heard) : Object.fromEntries(form);
      if (given === undefined || given["username"] === undefined || given["password"] === undefined) {
        counted.refused += 1;
        return { status: 400, body: { data: null, errors: { username: "property is missing and it is not optional" } } };
      }
      if (given["username"] !== username || given["password"] !== password) {
        counted.refused += 1;
        return refused;
      }
      const ticket = `PVE:${username}:66A1B2C3::${randomBytes(48).toString("base64")}`;
      const csrf = `66A1B2C3:${randomBytes(24).toString("base64")}`;
      sessions.set(ticket, csrf);
      counted.logins += 1;
      return { status: 200, body: { data: { ticket, CSRFPreventionToken: csrf, username } } };
    }
    const csrf = sessions.get(cookieOf(heard, "PVEAuthCookie"));
    const isWrite = heard.method !== "GET";
    if (csrf === undefined || (isWrite && headerOf(heard, "CSRFPreventionToken") !== csrf)) {
      counted.refused += 1;
      return refused;
    }
    if (operation === "GET /api2/json/nodes") return { status: 200, body: { data: [{ node: "pve1", status: "online" }] } };
    if (operation === "POST /api2/json/pools") {
      const poolid = formOf(heard)?.get("poolid") ?? jsonOf(heard)?.["poolid"];
      if (!poolid) return { status: 400, body: { data: null, errors: { poolid: "property is missing and it is not optional" } } };
      counted.effects += 1;
      return { status: 200, body: { data: null } };
    }
    return { status: 501, body: { data: null } };
  });
}
