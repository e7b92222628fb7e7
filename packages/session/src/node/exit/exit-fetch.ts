// For the worker of send-at-exit.ts, which imports this file where a client logs out with a nodeFetch.
export { nodeFetch } from "../fetch/node-fetch.ts";
