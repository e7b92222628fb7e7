import { glpiTokens, startGlpi } from "./vendors/glpi-server.ts";
import { startAci } from "./vendors/aci-server.ts";
import { startCheckpoint } from "./vendors/checkpoint-server.ts";
import { startF5 } from "./vendors/f5-server.ts";
import { startOneFs } from "./vendors/onefs-server.ts";
import { startPortainer } from "./vendors/portainer-server.ts";
import { startPowerstore } from "./vendors/powerstore-server.ts";
import { startProxmox } from "./vendors/proxmox-server.ts";
import { startRedfish } from "./vendors/redfish-server.ts";
import { startSapB1 } from "./vendors/sap-b1-server.ts";
import { startSplunk } from "./vendors/splunk-server.ts";
import { startSynology } from "./vendors/synology-server.ts";
import { startUnifi } from "./vendors/unifi-server.ts";
import { startVsphere } from "./vendors/vsphere-server.ts";
import type { Account } from "./server/serve.ts";
import type { Style, StyleCall } from "./style.ts";

export const account: Account = { username: "admin", password: "synthetic-password" };
const { username, password } = account;
const get = (path: string): StyleCall => ({ method: "GET", path });
const post = (path: string, body: object | string): StyleCall => ({ method: "POST", path, body });
const both = (give: (secret: string) => Readonly<Record<string, unknown>>) => ({
  credentials: give(password),
  wrong: give("wrong-password"),
});

export const styles: readonly Style[] = [
  {
    name: "portainer",
    does: "a token in the login's JSON body goes back as a bearer token",
    base: "/api",
    start: startPortainer,
    ...both((secret) => ({ Username: username, Password: secret })),
    read: get("endpoints"),
    logout: /^POST \/api\/auth\/logout$/,
  },
  {
    name: "onefs",
    does: "one cookie goes back as a cookie, the other as the header against request forgery",
    base: "",
    start: startOneFs,
    ...both((secret) => ({ username, password: secret, services: ["platform"] })),
    read: get("session/1/session"),
    logout: /^DELETE \/session\/1\/session$/,
  },
  {
    name: "redfish",
    does: "a session is a resource, and the logout deletes the address in Location",
    base: "/redfish/v1",
    start: startRedfish,
    ...both((secret) => ({ UserName: username, Password: secret })),
    read: get("Systems"),
    write: post("Systems/1/Actions/ComputerSystem.Reset", { ResetType: "GracefulRestart" }),
    logout: /^DELETE \/redfish\/v1\/SessionService\/Sessions\/\d+$/,
  },
  {
    name: "vsphere",
    does: "HTTP Basic opens the session, and the token is the whole body",
    base: "/api",
    start: startVsphere,
    ...both((secret) => ({ username, password: secret })),
    read: get("vcenter/vm"),
    write: post("cis/tagging/tag", { name: "production", description: "", category_id: "urn:category:1" }),
    logout: /^DELETE \/api\/session$/,
  },
  {
    name: "powerstore",
    does: "HTTP Basic on a GET earns a cookie and a token against forgery",
    base: "/api/rest",
    start: startPowerstore,
    ...both((secret) => ({ username, password: secret })),
    read: get("volume"),
    write: post("volume", { name: "data", size: 1_048_576 }),
    logout: /^POST \/api\/rest\/logout$/,
  },
  {
    name: "proxmox",
    does: "a ticket in a cookie, and no logout",
    base: "/api2/json",
    start: startProxmox,
    ...both((secret) => ({ username, password: secret })),
    read: get("nodes"),
    write: post("pools", { poolid: "testing" }),
    logout: undefined,
  },
  {
    name: "checkpoint",
    does: "the logout needs an empty object, and there are two ways to log in",
    base: "/web_api",
    start: startCheckpoint,
    ...both((secret) => ({ user: username, password: secret })),
    otherCredentials: { "api-key": `key-of-${password}` },
    read: post("show-hosts", { limit: 50 }),
    write: post("add-host", { name: "web", "ip-address": "192.0.2.1" }),
    logout: /^POST \/web_api\/logout$/,
  },
  {
    name: "cisco-aci",
    does: "a nested login, a logout that names the user again, and 403 for a token that timed out",
    base: "/api",
    start: startAci,
    ...both((secret) => ({ aaaUser: { attributes: { name: username, pwd: secret } } })),
    read: get("class/fvTenant.json"),
    write: post("mo/uni.json", { fvTenant: { attributes: { name: "testing" } } }),
    logout: /^POST \/api\/aaaLogout\.json$/,
  },
  {
    name: "f5-bigip",
    does: "a constant in the login, and a token that is deleted by its own name",
    base: "/mgmt",
    start: startF5,
    ...both((secret) => ({ username, password: secret })),
    read: get("tm/ltm/pool"),
    write: post("tm/ltm/pool", { name: "web" }),
    logout: /^DELETE \/mgmt\/shared\/authz\/tokens\/[0-9A-F]{32}$/,
  },
  {
    name: "splunk",
    does: "Authorization with a word of its own, and constants in form and query",
    base: "/services",
    start: startSplunk,
    ...both((secret) => ({ username, password: secret })),
    read: get("search/jobs?output_mode=json"),
    write: post("search/jobs", "search=search+index%3Dmain&output_mode=json"),
    logout: /^DELETE \/services\/authentication\/httpauth-tokens\/[\w-]+\?output_mode=json$/,
  },
  {
    name: "glpi",
    does: "the application's token on every call, and a user's password or token",
    base: "/apirest.php",
    start: startGlpi,
    ...both((secret) => ({ appToken: glpiTokens.app, username, password: secret })),
    otherCredentials: { appToken: glpiTokens.app, userToken: glpiTokens.user },
    read: get("Computer"),
    write: post("Ticket", { input: { name: "Printer" } }),
    logout: /^GET \/apirest\.php\/killSession$/,
  },
  {
    name: "sap-b1",
    does: "one cookie, where there is no load balancer in front",
    base: "/b1s/v1",
    start: startSapB1,
    ...both((secret) => ({ CompanyDB: "SBODEMO", UserName: username, Password: secret })),
    read: get("Items"),
    write: post("BusinessPartners", { CardCode: "C00001" }),
    logout: /^POST \/b1s\/v1\/Logout$/,
  },
  {
    name: "sap-b1",
    does: "two cookies, from behind a load balancer",
    base: "/b1s/v1",
    start: (known) => startSapB1({ ...known, node: ".node1" }),
    ...both((secret) => ({ CompanyDB: "SBODEMO", UserName: username, Password: secret })),
    read: get("Items"),
    write: post("BusinessPartners", { CardCode: "C00001" }),
    logout: /^POST \/b1s\/v1\/Logout$/,
  },
  {
    name: "unifi",
    does: "a token against forgery that each answer replaces",
    base: "",
    start: startUnifi,
    ...both((secret) => ({ username, password: secret })),
    read: get("proxy/network/api/s/default/stat/device"),
    write: post("proxy/network/api/s/default/rest/firewallgroup", { name: "printers" }),
    logout: /^POST \/api\/auth\/logout$/,
  },
  {
    name: "synology",
    does: "200 to everything: the body tells of a wrong password and of a lapsed session",
    base: "/webapi",
    start: startSynology,
    ...both((secret) => ({ account: username, passwd: secret })),
    read: get("entry.cgi?api=SYNO.FileStation.List&version=2&method=list_share"),
    write: post("entry.cgi", "api=SYNO.FileStation.CreateFolder&version=2&method=create&folder_path=%2Fhome&name=new"),
    logout: /^GET \/webapi\/auth\.cgi\?api=SYNO\.API\.Auth&version=6&method=logout&session=FileStation$/,
  },
];
