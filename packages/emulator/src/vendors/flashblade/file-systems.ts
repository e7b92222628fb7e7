import { randomUUID } from "node:crypto";
import { json } from "../../http/answer.ts";
import type { Route } from "../../http/router.ts";
import type { Handler, VendorServer } from "../../server/vendor.ts";
import { page } from "./page.ts";

/** Created file systems that are kept; the oldest go first, so that a long run stays flat. */
const kept = 100;

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
export function createFileSystems(fail: VendorServer["error"]): { routes: Route<Handler>[]; reset(): void } {
  const initial = [
    makeFileSystem("home", 1024 * gibibyte, 180 * gibibyte, 1_600_000_000_000),
    makeFileSystem("scratch", 4096 * gibibyte, 2048 * gibibyte, 1_610_000_000_000),
    makeFileSystem("backup", 8192 * gibibyte, 512 * gibibyte, 1_620_000_000_000),
  ];
  let items = [...initial];

  const list: Handler = {
    secured: true,
    run({ incoming, version }) {
      const names = new URLSearchParams(incoming.query).get("names")?.split(",");
      return json(200, page(version, names === undefined ? items : items.filter(({ name }) => names.includes(name))));
    },
  };
  const create: Handler = {
    secured: true,
    run({ incoming, session, version }, world) {
      let body: { name?: unknown; provisioned?: unknown };
      try {
        body = { ...JSON.parse(incoming.body || "{}") } as typeof body;
      } catch {
        return fail(incoming, 400, "The request body is not JSON.", world);
      }
      // 2.x names it in the query, 1.x in the body.
      const name = new URLSearchParams(incoming.query).get("names") ?? body.name;
      if (typeof name !== "string" || name === "") return fail(incoming, 400, "Parameter names is required.", world);
      // A name may come twice: a request that is sent again shows as a second effect.
      const made = makeFileSystem(name, typeof body.provisioned === "number" ? body.provisioned : 0, 0, world.clock.now());
      items = [...items, made].slice(-kept);
      world.counters.effects += 1;
      world.note("effect", { session, account: session?.account, detail: `file system created: ${name.slice(0, 80)}` });
      return json(200, page(version, [made]));
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
