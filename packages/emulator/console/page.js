// The console: asks the control API once a second, shows what it says, and sends what is pressed.
import { createAct, makeButton } from "./actions.js";
import { showChart } from "./chart.js";
import { call } from "./control-api.js";
import { byId, fill, make, show } from "./elements.js";
import { setUpFaults } from "./faults.js";
import { setUpLogin } from "./login.js";
import { setUpPolicies } from "./policies.js";
import { showRequests } from "./requests.js";
import { duration, timeOfDay } from "./times.js";

/** @typedef {import("./control-api.js").State} State */
/** @typedef {import("./control-api.js").AuditEvent} AuditEvent */

const refreshMs = 1000;
const maxEvents = 200;
/** Counts refreshes: the answer to an earlier one is out of date when a later one has begun. */
let refreshes = 0;

const act = createAct(refresh);
const showFaults = setUpFaults(act);
const showPolicies = setUpPolicies(act);
const showLogin = setUpLogin(act);
const asked = ["state", "audit", "faults", "policies", "requests", "login"];

async function refresh() {
  const mine = ++refreshes;
  const answers = await Promise.all(asked.map((path) => call("GET", path))).catch(() => undefined);
  const connection = byId("connection");
  connection.classList.toggle("bad", answers === undefined);
  show(connection, answers === undefined ? "The emulator does not answer. Asking again every second." : "live");
  if (answers === undefined || mine !== refreshes) return;
  const [state, audit, faults, policies, requests, login] = answers;
  showState(state);
  showEvents(audit);
  showFaults(faults);
  showPolicies(policies);
  showRequests(requests);
  showLogin(login);
  showChart(state);
}

/** @param {State} state */
function showState({ vendor, baseUrl, now, sessions, counters }) {
  document.title = `${vendor} emulator`;
  show(byId("title"), `${vendor} emulator`);
  show(byId("base-url"), baseUrl);
  show(byId("now"), new Date(now).toLocaleString([], { hour12: false }));
  byId("no-sessions").hidden = sessions.length > 0;
  fill(byId("sessions"), sessions, {
    key: ({ id }) => id,
    make: ({ id, user }) => {
      const head = make("th", { scope: "row" }, make("code", {}, id), make("span", { class: "quiet" }, user));
      const button = makeButton(act, { label: "Expire", name: `Expire session ${id}` }, () => expire({ session: id }));
      return make("tr", {}, head, make("td", {}, button), ...Array.from({ length: 4 }, () => make("td")));
    },
    update: ({ children: [, , age, idle, count, on] }, { node, openedAt, lastUsedAt, requests }) => {
      show(age, duration(now - openedAt));
      show(idle, duration(now - lastUsedAt));
      show(count, String(requests));
      show(on, node);
    },
  });
  // byOperation and byStatus are tables of their own: left to GET /__emulator/state.
  const counts = Object.entries(counters).filter(([, count]) => typeof count === "number");
  fill(byId("counters"), counts, {
    key: ([name]) => name,
    make: ([name]) => make("div", {}, make("dt", {}, name), make("dd")),
    update: (element, [, count]) => show(element.lastElementChild, String(count)),
  });
}

/** @param {AuditEvent[]} events oldest first; shown newest first */
function showEvents(events) {
  byId("no-events").hidden = events.length > 0;
  fill(byId("events"), events.slice(-maxEvents).toReversed(), {
    key: ({ id }) => String(id),
    make: ({ at, event, user, session, detail }) => {
      const time = make("time", { datetime: new Date(at).toISOString() }, timeOfDay(at));
      const about = [user, session, detail].filter((text) => text !== undefined).join(" · ");
      return make("li", {}, time, " ", make("strong", {}, event), " ", make("span", { class: "quiet" }, about));
    },
  });
}

/** @param {object} selector */
async function expire(selector) {
  const { ended } = await call("POST", "expire", selector);
  return ended === 1 ? "1 session ended" : `${ended} sessions ended`;
}

byId("expire-all").addEventListener("click", () => act(() => expire({})));
byId("clock-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const minutes = Number(/** @type {HTMLInputElement} */ (byId("minutes")).value);
  void act(async () => {
    await call("POST", "clock", { advance: minutes * 60_000 });
    return `The clock was turned by ${minutes} minutes`;
  });
});
byId("reset").addEventListener("click", () =>
  act(async () => {
    await call("POST", "reset");
    return "Back to the start";
  }),
);

for (;;) {
  await refresh();
  await new Promise((resolve) => setTimeout(resolve, refreshMs));
}
