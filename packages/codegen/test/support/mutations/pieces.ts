// Pieces of changes and of consumers that several mutations share.
import type { Edits } from "./mutation.ts";

/** Renames in every place. */
export const everywhere = (count: number, from: string, to: string): Edits => Array.from({ length: count }, () => [from, to] as const);

/** The banner's operation, as a text to edit. */
export const deleteBanner = "/login-banner:\n    get:\n      operationId: getLoginBanner";

/** A consumer of CloudEndure's login. */
export const login = `const credentials = { userApiToken: "synthetic" };
const login = await client.POST("/login", { body: credentials });`;

/** A consumer of an array's login. */
export const logInToArray = `const login = await client.POST("/login", { params: { header: { "api-token": "synthetic" } } });`;
