export { certificatePin, type CertificatePinOptions, type CertificateSummary } from "./certificate-pin.ts";
export { closeOnExit, type CloseOnExitOptions } from "./close-on-exit.ts";
export { type NodeFetch, nodeFetch } from "./node-fetch.ts";
export type { NodeFetchOptions, Pem } from "./node-fetch-options.ts";
export * from "../stores/node.ts";
