import { byId, make } from "./elements.js";

/** @typedef {(work: () => Promise<string>) => Promise<boolean>} Act */

/**
 * What buttons do: the work, a word on what came of it, then `after`. Resolves to whether it was taken.
 *
 * @param {() => Promise<void>} after
 * @returns {Act}
 */
export function createAct(after) {
  const said = byId("said");
  return async (work) => {
    let taken = true;
    try {
      said.textContent = await work();
    } catch (error) {
      taken = false;
      said.textContent = `Not taken: ${error instanceof Error ? error.message : String(error)}`;
    }
    said.classList.toggle("bad", !taken);
    await after();
    return taken;
  };
}

/**
 * @param {Act} act
 * @param {{ label: string, name?: string }} texts `name` is what a screen reader says, when the label alone says too little
 * @param {() => Promise<string>} work
 */
export function makeButton(act, { label, name = label }, work) {
  const button = make("button", { type: "button", "aria-label": name }, label);
  button.addEventListener("click", () => void act(work));
  return button;
}
