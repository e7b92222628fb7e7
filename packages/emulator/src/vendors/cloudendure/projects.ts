import { randomUUID } from "node:crypto";
import { json } from "../../http/answer.ts";
import { parseObject } from "../../http/json-object.ts";
import type { Route } from "../../http/router.ts";
import type { Handler } from "../../model/handler.ts";

/** More than these are not kept: the oldest go first, so that a long run stays flat. */
const maxProjects = 100;

function makeProject(name: string) {
  return {
    id: randomUUID(),
    name,
    type: "MIGRATION",
    targetCloudId: randomUUID(),
    sourceRegion: null,
    usersIDs: [] as string[],
    licensesIDs: [randomUUID()],
    cloudCredentialsIDs: [] as string[],
  };
}

/** The projects of a CloudEndure account. No source describes their members: they look like the vendor's, and mean nothing. */
export function createProjects(): { routes: Route<Handler>[]; reset(): void } {
  const initial = [makeProject("Datacenter exit"), makeProject("Test migration")];
  let projects = [...initial];

  const list: Handler = { secured: true, run: () => json(200, { items: projects }) };
  const create: Handler = {
    secured: true,
    run({ incoming, session, refuse }, state) {
      const body = parseObject(incoming.body);
      if (body === undefined) return refuse(422, "The request body is not a JSON object");
      const { name: given } = body;
      const name = typeof given === "string" ? given : "New project";
      // A name may come twice: a request that is sent again shows as a second effect.
      const project = makeProject(name);
      projects = [...projects, project].slice(-maxProjects);
      state.noteEffect(session, `project created: ${name.slice(0, 80)}`);
      return json(201, project);
    },
  };

  return {
    routes: [
      { operation: "listProjects", method: "GET", path: "/api/{version}/projects", handler: list },
      { operation: "createProject", method: "POST", path: "/api/{version}/projects", handler: create },
    ],
    reset() {
      projects = [...initial];
    },
  };
}
