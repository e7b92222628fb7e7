import { byId, fill, make, show } from "./elements.js";
import { timeOfDay } from "./times.js";

const maxRequests = 200;

/** @param {import("./control-api.js").RequestRecord[]} requests oldest first; shown newest first */
export function showRequests(requests) {
  byId("no-requests").hidden = requests.length > 0;
  fill(byId("requests"), requests.slice(-maxRequests).toReversed(), {
    key: ({ id }) => String(id),
    make: ({ at, method, path }) => {
      const time = make("time", { datetime: new Date(at).toISOString() }, timeOfDay(at));
      return make("li", {}, time, " ", make("strong", {}, method), " ", make("code", {}, path), " ", make("span", { class: "quiet" }));
    },
    update: (element, { status, operation, session, fault }) => {
      // 0: a fault left it without one.
      const answered = status === null ? "not answered yet" : status === 0 ? "no status" : String(status);
      const about = [answered, operation, session, fault === null ? null : `fault ${fault}`];
      show(element.lastElementChild, about.filter((text) => text !== null).join(" · "));
    },
  });
}
