export { certificatePin, type CertificatePinOptions, type CertificateSummary } from "./tls/certificate-pin.ts";
export { closeOnExit, type CloseOnExitOptions } from "./exit/close-on-exit.ts";
export { type NodeFetch, nodeFetch } from "./fetch/node-fetch.ts";
export type { NodeFetchOptions, Pem } from "./fetch/node-fetch-options.ts";
export * from "../stores/node.ts";
