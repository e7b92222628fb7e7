import { randomUUID } from "node:crypto";
import { json } from "../../http/answer.ts";
import { parseObject } from "../../http/json-object.ts";
import type { Route } from "../../http/router.ts";
import type { Handler } from "../../model/handler.ts";
import { makeToken } from "./api-token.ts";
import { makeBlueprint, makeMachine, type Blueprint, type Machine } from "./machines.ts";

/** More than these are not kept: the oldest go first, so that a long run stays flat. */
const maxProjects = 100;

/** A project, and what belongs to it. */
interface Kept {
  readonly project: { readonly id: string; readonly name: string };
  readonly machines: readonly Machine[];
  readonly blueprints: readonly Blueprint[];
}

/** The members are those of the client's Project model. `sourceRegion` is left out: the model has it as an optional string. */
function makeProject(name: string, machineNames: readonly string[] = []): Kept {
  const machines = machineNames.map(makeMachine);
  const project = {
    id: randomUUID(),
    name,
    type: "MIGRATION",
    agentInstallationToken: makeToken(),
    targetCloudId: randomUUID(),
    usersIDs: [] as string[],
    licensesIDs: [randomUUID()],
    cloudCredentialsIDs: [] as string[],
    replicationReversed: false,
  };
  return { project, machines, blueprints: machines.map(makeBlueprint) };
}

/** The projects of a CloudEndure account, with their machines and blueprints. */
export function createProjects(): { routes: Route<Handler>[]; reset(): void } {
  const initial = [makeProject("Datacenter exit", ["web-1", "db-1"]), makeProject("Test migration")];
  let projects = [...initial];

  const list: Handler = { secured: true, run: () => json(200, { items: projects.map(({ project }) => project) }) };
  const create: Handler = {
    secured: true,
    run({ incoming, session, refuse }, state) {
      const body = parseObject(incoming.body);
      if (body === undefined) return refuse(422, "The request body is not a JSON object");
      const { name: given } = body;
      const name = typeof given === "string" ? given : "New project";
      // A name may come twice: a request that is sent again shows as a second effect.
      const made = makeProject(name);
      projects = [...projects, made].slice(-maxProjects);
      state.noteEffect(session, `project created: ${name.slice(0, 80)}`);
      return json(201, made.project);
    },
  };
  const listOf = (itemsOf: (kept: Kept) => readonly object[]): Handler => ({
    secured: true,
    run({ params, refuse }) {
      const kept = projects.find(({ project }) => project.id === params["project"]);
      return kept === undefined ? refuse(404, "No such project") : json(200, { items: itemsOf(kept) });
    },
  });

  return {
    routes: [
      { operation: "listProjects", method: "GET", path: "/api/{version}/projects", handler: list },
      { operation: "createProject", method: "POST", path: "/api/{version}/projects", handler: create },
      {
        operation: "listMachines",
        method: "GET",
        path: "/api/{version}/projects/{project}/machines",
        handler: listOf(({ machines }) => machines),
      },
      {
        operation: "listBlueprints",
        method: "GET",
        path: "/api/{version}/projects/{project}/blueprints",
        handler: listOf(({ blueprints }) => blueprints),
      },
    ],
    reset() {
      projects = [...initial];
    },
  };
}
