import { call } from "./control-api.js";
import { byId, make } from "./elements.js";

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

/** @type {Readonly<Record<string, { help: string, choices?: (string | null)[] }>>} */
const rules = JSON.parse(byId("rules").textContent);

/** What a field takes that is not a plain number or name. @type {Readonly<Record<string, string>>} */
const examples = {
  lockout: '{"attempts":3,"duration":60000}',
  throttle: '{"retryAfter":"30"}',
  redirectLogin: "v5",
  forbid: '[{"method":"POST","path":"/api/2.*"}]',
  latency: "[50,200]",
};

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {Control}
 */
function makeControl(name, value) {
  const named = { id: `policy-${name}`, name, "aria-describedby": `does-${name}` };
  if (typeof value === "boolean") return /** @type {Control} */ (make("input", { ...named, type: "checkbox" }));
  const known = rules[name]?.choices;
  if (known === undefined) {
    return /** @type {Control} */ (make("input", { ...named, spellcheck: "false", placeholder: examples[name] ?? "" }));
  }
  const options = known.map((choice) => make("option", { value: choice ?? "" }, choice ?? "off"));
  return /** @type {Control} */ (make("select", named, ...options));
}

/** @param {Control} control */
function isCheckbox(control) {
  return control instanceof HTMLInputElement && control.type === "checkbox" ? control : undefined;
}

/**
 * A name may be written without quotes; nothing means off.
 *
 * @param {Control} control
 * @returns {unknown}
 */
function read(control) {
  const box = isCheckbox(control);
  if (box !== undefined) return box.checked;
  const text = control.value.trim();
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * @param {Control} control
 * @param {unknown} value
 */
function write(control, value) {
  const box = isCheckbox(control);
  if (box !== undefined) box.checked = value === true;
  else if (value === null) control.value = "";
  else control.value = typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * A field for each policy, sent when it is left or picked. Returns what shows the policies; a field that has the focus, or
 * whose value was refused, stays as it is.
 *
 * @param {import("./actions.js").Act} act
 */
export function setUpPolicies(act) {
  /** @type {Map<string, Control>} */
  const controls = new Map();
  /** @type {Set<Control>} */
  const notTaken = new Set();

  /** @param {string} name @param {unknown} value */
  function add(name, value) {
    const control = makeControl(name, value);
    control.addEventListener("change", async () => {
      notTaken.add(control);
      const taken = await act(async () => {
        const policies = await call("PATCH", "policies", { [name]: read(control) });
        return `${name} is ${JSON.stringify(policies[name])}`;
      });
      control.setAttribute("aria-invalid", String(!taken));
      if (taken) notTaken.delete(control);
    });
    const does = make("span", { id: `does-${name}`, class: "quiet" }, rules[name]?.help ?? "");
    byId("policies").append(make("div", {}, make("label", { for: control.id }, name), control, does));
    controls.set(name, control);
    return control;
  }

  /** @param {import("./control-api.js").Policies} policies */
  return (policies) => {
    for (const [name, value] of Object.entries(policies)) {
      const control = controls.get(name) ?? add(name, value);
      if (!notTaken.has(control) && control !== document.activeElement) write(control, value);
    }
  };
}
