import { randomUUID } from "node:crypto";
import { json } from "../../http/answer.ts";
import type { Route } from "../../http/router.ts";
import type { Handler } from "../../model/handler.ts";
import { page, selected } from "./page.ts";

type Component = { readonly name: string };

const slots = [1, 2, 3];

/** The members of the vendor's Hardware model that every component has. */
function component(name: string, type: string, index: number) {
  return { id: randomUUID(), name, type, index, identify_enabled: false, status: "healthy", serial: `SYNTHETIC-${name}` };
}

/** The members of the vendor's Blade model. */
function blade(name: string) {
  return { id: randomUUID(), name, raw_capacity: 8_796_093_022_208, status: "healthy", progress: 0, target: "", details: "" };
}

/** The parts that an array is made of: one chassis, and three blades in it. */
export function createHardware(): Route<Handler>[] {
  const names = slots.map((slot) => `CH1.FB${slot}`);
  const hardware = [
    component("CH1", "ch", 1),
    ...names.map((name, index) => ({ ...component(name, "fb", index + 1), slot: index + 1, model: "FB-8TB" })),
  ];
  const blades = names.map(blade);
  return [
    { operation: "listHardware", method: "GET", path: "/api/{version}/hardware", handler: listOf(hardware) },
    { operation: "listBlades", method: "GET", path: "/api/{version}/blades", handler: listOf(blades) },
  ];
}

function listOf(items: readonly Component[]): Handler {
  return {
    secured: true,
    run: ({ incoming, params }) => json(200, page(params["version"], selected(incoming, items))),
  };
}
