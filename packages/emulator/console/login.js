import { byId, fill, make, show } from "./elements.js";

/**
 * What logs in, and a line that does. Returns what shows them.
 *
 * @param {import("./actions.js").Act} act
 */
export function setUpLogin(act) {
  const line = byId("curl");
  byId("copy-curl").addEventListener("click", () =>
    act(async () => {
      await navigator.clipboard.writeText(line.textContent ?? "");
      return "Copied: a login with curl";
    }),
  );

  /** @param {import("./control-api.js").Login} login */
  return ({ credentials, curl }) => {
    show(line, curl);
    fill(byId("credentials"), Object.entries(credentials), {
      key: ([name]) => name,
      make: ([name]) => make("div", {}, make("dt", {}, name), make("dd", {}, make("code"))),
      update: (element, [, value]) => show(element.querySelector("code"), typeof value === "string" ? value : JSON.stringify(value)),
    });
  };
}
