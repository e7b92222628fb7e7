import { empty, json } from "../../http/answer.ts";
import type { Incoming } from "../../http/incoming.ts";
import { parseObject } from "../../http/json-object.ts";
import type { Route } from "../../http/router.ts";
import type { Handler } from "../../model/handler.ts";
import { changeFileSystem, firstFileSystems, makeFileSystem, type FileSystem } from "./file-system.ts";
import { page, selected } from "./page.ts";

/** More than these are not kept: the oldest go first, so that a long run stays flat. */
const maxFileSystems = 100;
const path = "/api/{version}/file-systems";

/** The file systems of an array. */
export function createFileSystems(): { routes: Route<Handler>[]; reset(): void } {
  const initial = firstFileSystems();
  let items = [...initial];

  /** The one that the query names, or why there is none. (The vendor takes several names; one is enough here.) */
  function named(incoming: Incoming): FileSystem | string {
    const query = new URLSearchParams(incoming.query);
    const [name, id] = [query.get("names"), query.get("ids")];
    if (name === null && id === null) return "Parameter names or ids is required.";
    return items.find((item) => (name === null ? item.id === id : item.name === name)) ?? "File system does not exist.";
  }

  const list: Handler = {
    secured: true,
    run: ({ incoming, params }) => json(200, page(params["version"], selected(incoming, items))),
  };
  const create: Handler = {
    secured: true,
    run({ incoming, params, session, refuse }, state) {
      const body = parseObject(incoming.body);
      if (body === undefined) return refuse(400, "The request body is not JSON.");
      // 2.x names it in the query, 1.x in the body.
      const name = new URLSearchParams(incoming.query).get("names") ?? body["name"];
      if (typeof name !== "string" || name === "") return refuse(400, "Parameter names is required.");
      const { provisioned } = body;
      // A name may come twice: a request that is sent again shows as a second effect.
      const made = makeFileSystem(name, typeof provisioned === "number" ? provisioned : 0, 0, state.clock.now());
      items = [...items, made].slice(-maxFileSystems);
      state.noteEffect(session, `file system created: ${name.slice(0, 80)}`);
      return json(200, page(params["version"], [made]));
    },
  };
  const update: Handler = {
    secured: true,
    run({ incoming, params, session, refuse }, state) {
      const body = parseObject(incoming.body);
      if (body === undefined) return refuse(400, "The request body is not JSON.");
      const before = named(incoming);
      if (typeof before === "string") return refuse(400, before);
      const after = changeFileSystem(before, body);
      if (typeof after === "string") return refuse(400, after);
      items = items.map((item) => (item === before ? after : item));
      state.noteEffect(session, `file system changed: ${before.name.slice(0, 80)}`);
      return json(200, page(params["version"], [after]));
    },
  };
  const remove: Handler = {
    secured: true,
    run({ incoming, session, refuse }, state) {
      const found = named(incoming);
      if (typeof found === "string") return refuse(400, found);
      if (!found.destroyed) return refuse(400, "The file system must be destroyed first.");
      items = items.filter((item) => item !== found);
      state.noteEffect(session, `file system deleted: ${found.name.slice(0, 80)}`);
      return empty(200);
    },
  };

  return {
    routes: [
      { operation: "listFileSystems", method: "GET", path, handler: list },
      { operation: "createFileSystem", method: "POST", path, handler: create },
      { operation: "updateFileSystem", method: "PATCH", path, handler: update },
      { operation: "deleteFileSystem", method: "DELETE", path, handler: remove },
    ],
    reset() {
      items = [...initial];
    },
  };
}
