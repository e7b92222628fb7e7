import { createRedactor } from "@vendor-auth/session/redactor";

/**
 * Knows the credentials that this process has read and the sessions that it has used. One for the process, as stdout and
 * stderr are: every line that people or programs get passes it, from whatever command.
 */
export const redactor = createRedactor();
