import { randomUUID } from "node:crypto";
import { json } from "../../http/answer.ts";
import { parseObject } from "../../http/json-object.ts";
import type { Route } from "../../http/router.ts";
import type { Handler } from "../../model/handler.ts";
import { page } from "./page.ts";

/** More than these are not kept: the oldest go first, so that a long run stays flat. */
const maxFileSystems = 100;

function makeFileSystem(name: string, provisioned: number, used: number, created: number) {
  return {
    id: randomUUID(),
    name,
    created,
    provisioned,
    destroyed: false,
    fast_remove_directory_enabled: false,
    snapshot_directory_enabled: true,
    writable: true,
    hard_limit_enabled: false,
    nfs: { v3_enabled: true, v4_1_enabled: false, rules: "*(rw,no_root_squash)" },
    smb: { enabled: false },
    http: { enabled: false },
    space: { data_reduction: 2.5, snapshots: 0, total_physical: used, unique: used, virtual: used * 2.5 },
    time_remaining: null,
  };
}

const gibibyte = 1024 ** 3;

/** The file systems of an array, in the vendor's look. */
export function createFileSystems(): { routes: Route<Handler>[]; reset(): void } {
  const initial = [
    makeFileSystem("home", 1024 * gibibyte, 180 * gibibyte, 1_600_000_000_000),
    makeFileSystem("scratch", 4096 * gibibyte, 2048 * gibibyte, 1_610_000_000_000),
    makeFileSystem("backup", 8192 * gibibyte, 512 * gibibyte, 1_620_000_000_000),
  ];
  let items = [...initial];

  const list: Handler = {
    secured: true,
    run({ incoming, params }) {
      const names = new URLSearchParams(incoming.query).get("names")?.split(",");
      return json(200, page(params["version"], names === undefined ? items : items.filter(({ name }) => names.includes(name))));
    },
  };
  const create: Handler = {
    secured: true,
    run({ incoming, params, session, refuse }, state) {
      const body = parseObject(incoming.body);
      if (body === undefined) return refuse(400, "The request body is not JSON.");
      const { name: named, provisioned } = body;
      // 2.x names it in the query, 1.x in the body.
      const name = new URLSearchParams(incoming.query).get("names") ?? named;
      if (typeof name !== "string" || name === "") return refuse(400, "Parameter names is required.");
      // A name may come twice: a request that is sent again shows as a second effect.
      const made = makeFileSystem(name, typeof provisioned === "number" ? provisioned : 0, 0, state.clock.now());
      items = [...items, made].slice(-maxFileSystems);
      state.noteEffect(session, `file system created: ${name.slice(0, 80)}`);
      return json(200, page(params["version"], [made]));
    },
  };

  return {
    routes: [
      { operation: "listFileSystems", method: "GET", path: "/api/{version}/file-systems", handler: list },
      { operation: "createFileSystem", method: "POST", path: "/api/{version}/file-systems", handler: create },
    ],
    reset() {
      items = [...initial];
    },
  };
}
