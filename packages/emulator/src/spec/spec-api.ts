import { createBodies } from "./answers/bodies.ts";
import type { OwnAnswer } from "./answers/own-answers.ts";
import type { DataContext } from "./data-routes.ts";
import { nameOperations, type NamedOperations } from "./operations.ts";
import { pathOf } from "./paths.ts";
import type { ApiDescription, DescribedOperation, SessionDescription } from "./reader/api.ts";
import { createSchemaSet } from "./schemas/schema-set.ts";
import { createAccountMaker, type AccountMaker } from "./session/accounts.ts";
import { createLoginAnswers, type LoginAnswers } from "./session/login-answer.ts";
import { secretsOf, type Secrets } from "./session/redaction.ts";
import { createSessionReader, type SessionReader } from "./session/session-reader.ts";
import { handedOutBy, keyOf, type HandedOut } from "./session/values.ts";

/** A description, and what is made of it once for every server of it. */
export interface SpecApi {
  readonly description: SessionDescription;
  readonly operations: NamedOperations;
  readonly context: DataContext;
  readonly makeAccount: AccountMaker;
  readonly reader: SessionReader;
  readonly loginAnswers: LoginAnswers;
  /** What a login hands out, the value that finds the session first. */
  readonly handedOut: readonly HandedOut[];
  readonly secrets: Secrets;
}

/** What answers of a description are made with. */
export function dataContext(
  { document }: ApiDescription,
  ownAnswers: readonly OwnAnswer[],
  { sessionHeaders, needs }: Pick<DataContext, "sessionHeaders" | "needs">,
): DataContext {
  const schemas = createSchemaSet(document, "answer");
  const requestSchemas = createSchemaSet(document, "request");
  return { document, schemas, requestSchemas, bodies: createBodies(document, schemas), ownAnswers, sessionHeaders, needs };
}

export function createSpecApi(description: SessionDescription, ownAnswers: readonly OwnAnswer[]): SpecApi {
  const { session } = description;
  const operations = nameOperations(description);
  const handedOut = handedOutBy(session);
  const sessionHeaders = new Set(handedOut.flatMap((source) => (source.in === "header" ? [source.name.toLowerCase()] : [])));
  const context = dataContext(description, ownAnswers, { sessionHeaders, needs: (operation) => needOf(operation, description) });
  return {
    description,
    operations,
    context,
    makeAccount: createAccountMaker(description, context.requestSchemas),
    reader: createSessionReader(session),
    loginAnswers: createLoginAnswers(description, operations.login, {
      context,
      addressOf: (source, id) => addressOf(source, id, description, operations),
    }),
    handedOut,
    secrets: secretsOf(session),
  };
}

/** What an operation needs of a session. */
function needOf(
  { method, path, security, takesAnonymous }: DescribedOperation,
  { session }: SessionDescription,
): ReturnType<DataContext["needs"]> {
  if (session.open.some((open) => open.method === method && open.path === path)) return "nothing";
  const names = new Set(session.credentials.map(({ name }) => name));
  const hasWayIn = security.some((scheme) => scheme.every((name) => names.has(name)));
  if (takesAnonymous) return hasWayIn ? "session if given" : "nothing";
  return "session";
}

/** Where a session's id is handed out as the address of what the logout ends, that address; else the value itself. */
function addressOf(source: HandedOut, id: string, { session }: SessionDescription, { logout }: NamedOperations): string {
  const link = (session.logout?.links ?? []).find(
    ({ in: where, from }) => where === "path" && from.in !== "input" && keyOf(from) === keyOf(source),
  );
  const isAddress = source.in === "header" && source.name.toLowerCase() === "location";
  if (link === undefined || logout === undefined || !isAddress) return id;
  return pathOf(logout).replace(`{${link.name}}`, encodeURIComponent(id));
}
