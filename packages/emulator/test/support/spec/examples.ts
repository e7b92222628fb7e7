import { fileURLToPath } from "node:url";
import { basic, cookie, form, json, type PlainVendor } from "./plain-vendor.ts";

const example = (name: string): string => fileURLToPath(new URL(`../../../../../specs/examples/${name}.yaml`, import.meta.url));

/** The styles of specs/examples. */
export const examples: readonly PlainVendor[] = [
  {
    name: "checkpoint",
    spec: example("checkpoint"),
    login: ({ user, password }) => json("POST", "/login", { user, password }),
    session: ({ body }) => ({ "x-chkp-sid": body.sid }),
    read: "",
    logout: () => json("POST", "/logout", {}),
  },
  {
    name: "cisco-aci",
    spec: example("cisco-aci"),
    login: ({ aaaUser }) => json("POST", "/aaaLogin.json", { aaaUser }),
    session: ({ body }) => ({ cookie: `APIC-cookie=${body.imdata[0].aaaLogin.attributes.token}` }),
    read: "/class/fvTenant.json",
    logout: (_, { aaaUser }) => json("POST", "/aaaLogout.json", { aaaUser: { attributes: { name: aaaUser.attributes.name } } }),
  },
  {
    name: "f5-bigip",
    spec: example("f5-bigip"),
    login: ({ username, password }) => json("POST", "/shared/authn/login", { username, password, loginProviderName: "tmos" }),
    session: ({ body }) => ({ "x-f5-auth-token": body.token.token }),
    read: "/tm/ltm/pool",
    logout: ({ body }) => ({ method: "DELETE", path: `/shared/authz/tokens/${body.token.name}` }),
  },
  {
    name: "glpi",
    spec: example("glpi"),
    always: ({ appToken }) => ({ "app-token": appToken }),
    login: (credentials) => basic("GET", "/initSession", credentials),
    session: ({ body }) => ({ "session-token": body.session_token }),
    read: "/Computer",
    logout: () => ({ method: "GET", path: "/killSession" }),
  },
  {
    name: "onefs",
    spec: example("onefs"),
    login: ({ username, password, services }) => json("POST", "/session/1/session", { username, password, services }),
    session: ({ headers }) => ({ cookie: `isisessid=${cookie(headers, "isisessid")}`, "x-csrf-token": cookie(headers, "isicsrf") }),
    read: "",
    logout: () => ({ method: "DELETE", path: "/session/1/session" }),
  },
  {
    name: "portainer",
    spec: example("portainer"),
    login: ({ Username, Password }) => json("POST", "/auth", { Username, Password }),
    session: ({ body }) => ({ authorization: `Bearer ${body.jwt}` }),
    read: "/endpoints",
    logout: () => ({ method: "POST", path: "/auth/logout" }),
  },
  {
    name: "powerstore",
    spec: example("powerstore"),
    login: (credentials) => basic("GET", "/login_session", credentials),
    session: ({ headers }) => ({
      cookie: `auth_cookie=${cookie(headers, "auth_cookie")}`,
      "dell-emc-token": headers.get("dell-emc-token") ?? "",
    }),
    read: "/volume",
    logout: () => ({ method: "POST", path: "/logout" }),
  },
  {
    name: "proxmox",
    spec: example("proxmox"),
    login: ({ username, password }) => form("/access/ticket", { username, password }),
    session: ({ body }) => ({ cookie: `PVEAuthCookie=${body.data.ticket}` }), // the token against forgery goes with writes alone
    read: "/nodes",
  },
  {
    name: "redfish",
    spec: example("redfish"),
    login: ({ UserName, Password }) => json("POST", "/SessionService/Sessions", { UserName, Password }),
    session: ({ headers }) => ({ "x-auth-token": headers.get("x-auth-token") ?? "" }),
    read: "/Systems",
    logout: ({ headers }) => ({ method: "DELETE", path: (headers.get("location") ?? "").replace("/redfish/v1", "") }),
  },
  {
    name: "sap-b1",
    spec: example("sap-b1"),
    login: ({ CompanyDB, UserName, Password }) => json("POST", "/Login", { CompanyDB, UserName, Password }),
    session: ({ headers }) => ({ cookie: `B1SESSION=${cookie(headers, "B1SESSION")}` }),
    read: "/Items",
    logout: () => ({ method: "POST", path: "/Logout" }),
  },
  {
    name: "splunk",
    spec: example("splunk"),
    login: ({ username, password }) => form("/auth/login", { username, password, output_mode: "json" }),
    session: ({ body }) => ({ authorization: `Splunk ${body.sessionKey}` }),
    read: "/search/jobs?output_mode=json",
    logout: ({ body }) => ({ method: "DELETE", path: `/authentication/httpauth-tokens/${body.sessionKey}?output_mode=json` }),
  },
  {
    name: "synology",
    spec: example("synology"),
    login: ({ account, passwd }) =>
      form("/auth.cgi", { api: "SYNO.API.Auth", version: "6", method: "login", account, passwd, session: "FileStation", format: "cookie" }),
    session: ({ body }) => ({ cookie: `id=${body.data.sid}` }),
    read: "/entry.cgi?api=SYNO.FileStation.List&version=2&method=list_share",
    logout: () => ({ method: "GET", path: "/auth.cgi?api=SYNO.API.Auth&version=6&method=logout&session=FileStation" }),
  },
  {
    name: "unifi",
    spec: example("unifi"),
    login: ({ username, password }) => json("POST", "/api/auth/login", { username, password }),
    session: ({ headers }) => ({ cookie: `TOKEN=${cookie(headers, "TOKEN")}`, "x-csrf-token": headers.get("x-csrf-token") ?? "" }),
    read: "/proxy/network/api/s/default/stat/device",
    logout: () => ({ method: "POST", path: "/api/auth/logout" }),
  },
  {
    name: "vsphere",
    spec: example("vsphere"),
    login: (credentials) => basic("POST", "/session", credentials),
    session: ({ body }) => ({ "vmware-api-session-id": body }),
    read: "/vcenter/vm",
    logout: () => ({ method: "DELETE", path: "/session" }),
  },
];
