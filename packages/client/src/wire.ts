// A door of its own: programs whose operations are all plain do not load it.
export { wire } from "./wire/wire.ts";
