import type { Answer } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import type { Core } from "./core.ts";

/** Paths below this one are the emulator's own. */
export const controlPrefix = "/__emulator";

/** Answers the requests below `controlPrefix`. */
export type ControlApi = (incoming: Incoming) => Answer;

/** Answers every request, from a socket or in process. */
export type Dispatch = (incoming: Incoming) => Promise<Answer>;

/** Sends a request to the control API or to the emulated one. */
export function createDispatch(core: Core, control: ControlApi): Dispatch {
  return (incoming) => (incoming.path.startsWith(controlPrefix) ? Promise.resolve(control(incoming)) : core.handle(incoming));
}
