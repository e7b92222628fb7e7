import { defineComponent, h, nextTick, ref, shallowRef } from "vue";
import type { Counted, Play, Seen } from "../demo/play.ts";

/** One press: what was done, what came of it, and what the server saw of it. */
interface Step {
  readonly done: string;
  readonly outcome: string;
  readonly seen: readonly Seen[];
}

const counts: readonly (readonly [keyof Counted, string])[] = [
  ["logins", "logins"],
  ["renewals", "of them renewals"],
  ["openSessions", "open sessions"],
  ["logouts", "logouts"],
];

/** More would push the buttons out of sight. */
const mostShown = 6;

/** A server and a client in the page. They are loaded when the reader asks for them: most do not, and they weigh as much as the page. */
export const InPageDemo = defineComponent({
  name: "InPageDemo",
  setup() {
    const play = shallowRef<Play>();
    const counted = shallowRef<Counted>();
    const steps = ref<readonly Step[]>([]);
    const isBusy = ref(false);
    const failed = ref("");
    const firstButton = ref<HTMLButtonElement>();

    /** One thing at a time: what the server saw meanwhile belongs to it. */
    async function alone(work: () => Promise<void>): Promise<void> {
      if (isBusy.value) return;
      isBusy.value = true;
      failed.value = "";
      try {
        await work();
      } catch (error) {
        failed.value = `That did not work here: ${error instanceof Error ? error.message : String(error)}`;
      }
      isBusy.value = false;
    }

    const start = () =>
      alone(async () => {
        const { startPlay } = await import("virtual:demo");
        const made = startPlay();
        [play.value, counted.value] = [made, made.counted()];
        await nextTick(() => firstButton.value?.focus());
      });

    const press = (done: string, act: (on: Play) => Promise<string>) =>
      alone(async () => {
        const on = play.value;
        if (on === undefined) return;
        const outcome = await act(on);
        steps.value = [...steps.value, { done, outcome, seen: on.seen() }];
        counted.value = on.counted();
      });

    const button = (text: string, onClick: () => void, more = {}) =>
      h("button", { type: "button", "aria-disabled": isBusy.value, onClick, ...more }, text);

    const running = (now: Counted) => [
      h("div", { class: "buttons" }, [
        button("Call", () => press("call GET 2.26/arrays", (on) => on.call()), { ref: firstButton }),
        button("Expire the session", () => press("expire the session", (on) => on.expire())),
        button("Log out", () => press("log out", (on) => on.logOut())),
      ]),
      h(
        "dl",
        { "aria-label": "What the server counted" },
        counts.map(([name, text]) => h("div", { "data-count": name }, [h("dt", text), h("dd", now[name])])),
      ),
      h(
        "ol",
        { "aria-live": "polite", "aria-label": "What happened", start: Math.max(1, steps.value.length - mostShown + 1) },
        steps.value.slice(-mostShown).map(stepItem),
      ),
    ];

    return () =>
      h("section", { class: "in-page-demo", "aria-label": "Demo", "aria-busy": isBusy.value }, [
        counted.value === undefined ? button(isBusy.value ? "Starting…" : "Start the demo", start) : running(counted.value),
        h("p", { role: "alert", class: "failed" }, failed.value),
      ]);
  },
});

function stepItem({ done, outcome, seen }: Step) {
  const saw = seen.map(({ method, path, status }) =>
    h("li", ["the server saw ", h("code", `${method} ${path}`), ": ", h("b", String(status))]),
  );
  return h("li", [h("span", { class: "done" }, `${done}: `), outcome, h("ul", { "aria-label": "The server saw" }, saw)]);
}
