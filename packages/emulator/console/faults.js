import { makeButton } from "./actions.js";
import { call } from "./control-api.js";
import { byId, fill, make, show } from "./elements.js";

/** @typedef {import("./control-api.js").FaultState} FaultState */

const login = { operation: "login" };

/** @type {Readonly<Record<string, object>>} */
const presets = {
  "Logins are answered with 500": { match: login, action: { type: "respond", status: 500 } },
  "One login opens a session, and its answer is lost": { match: login, times: 1, action: { type: "reset", when: "after" } },
  "Every request is answered with 503": { action: { type: "respond", status: 503, headers: [["Retry-After", "5"]] } },
  "One request in three is answered with 502": { probability: 0.33, action: { type: "respond", status: 502 } },
  "Every connection is reset": { action: { type: "reset", when: "before" } },
  "No request is ever answered": { action: { type: "hang" } },
  "Answers come two seconds late": { answerDelay: 2000 },
  "JSON ends in the middle": { action: { type: "malformedJson" } },
};

/**
 * The switches, the field and the list of faults. Returns what shows the faults that are on.
 *
 * @param {import("./actions.js").Act} act
 */
export function setUpFaults(act) {
  const switches = Object.entries(presets).map(([label, fault]) => {
    const input = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox" }));
    const text = JSON.stringify(fault);
    byId("presets").append(make("label", { title: text }, input, label));
    return { label, fault, text, input };
  });
  /** @type {readonly FaultState[]} */
  let on = [];

  for (const { label, fault, text, input } of switches) {
    input.addEventListener("change", () => {
      const wanted = input.checked;
      void act(async () => {
        if (wanted) await call("POST", "faults", fault);
        else for (const { id } of on.filter((state) => JSON.stringify(state.fault) === text)) await call("DELETE", `faults?id=${id}`);
        return `${wanted ? "On" : "Off"}: ${label}`;
      });
    });
  }

  const field = /** @type {HTMLTextAreaElement} */ (byId("fault-json"));
  byId("fault-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const taken = await act(async () => `Fault ${(await call("POST", "faults", JSON.parse(field.value))).id} is on`);
    field.setAttribute("aria-invalid", String(!taken));
  });
  byId("clear-faults").addEventListener("click", () =>
    act(async () => {
      await call("DELETE", "faults");
      return "All faults are off";
    }),
  );

  /** @param {readonly FaultState[]} states */
  return (states) => {
    on = states;
    const active = new Set(states.map(({ fault }) => JSON.stringify(fault)));
    for (const { text, input } of switches) input.checked = active.has(text);
    byId("no-faults").hidden = states.length > 0;
    fill(byId("faults"), states, {
      key: ({ id }) => String(id),
      make: ({ id, fault }) =>
        make(
          "li",
          {},
          make("code", {}, JSON.stringify(fault)),
          make("span", { class: "quiet" }),
          makeButton(act, { label: "Switch off", name: `Switch off fault ${id}` }, async () => {
            await call("DELETE", `faults?id=${id}`);
            return `Fault ${id} is off`;
          }),
        ),
      update: (element, { matched, fired }) => show(element.querySelector("span"), `Requests that match: ${matched}, hit: ${fired}`),
    });
  };
}
