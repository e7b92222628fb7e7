import { readSafeSpec } from "../check/read-safe-spec.ts";
import { nameOf } from "../disk/jobs.ts";
import { readSpecFiles } from "../disk/read-spec-files.ts";
import { lackOf } from "../session/places/declared-source.ts";
import { readApi } from "../session/read-api.ts";
import type { Api } from "../session/read-api.ts";
import { isObject, type JsonObject } from "../source/json.ts";
import type { SpecInput } from "../spec/read-spec.ts";
import { child } from "../spec/spec-node.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { ApiDescription, SessionDescription } from "./description.ts";
import { describeOperations } from "./describe-operations.ts";

/** Where a description of an API is. */
export interface DescriptionFiles {
  /** Its path. Files in its folder that it refers to are read, too, and nothing else is. */
  readonly spec: string;
  /** Paths of OpenAPI Overlays, in the order in which they are applied. */
  readonly overlays?: readonly string[] | undefined;
  /** The vendor's name. Default: the spec's file name. */
  readonly name?: string | undefined;
}

/** Reads the operations of an API. Rejects with a `SpecError` when it is no description of one. */
export async function readDescription(files: DescriptionFiles): Promise<ApiDescription> {
  const spec = await readSafeSpec(inputOf(files));
  return { name: spec.name ?? "", document: spec.document, operations: describeOperations(spec), notices: spec.notices };
}

/** Reads an API that has a session. Rejects with a `SpecError` for all that `vendor-codegen generate` refuses. */
export async function readSessionDescription(files: DescriptionFiles): Promise<SessionDescription> {
  const notices: string[] = [];
  const api = await readApi({ ...inputOf(files), onNotice: (line) => notices.push(line) });
  const { spec, session, facts, inputs } = api;
  const schemas = inputs.inputs.map(({ name, in: where, node }) => {
    const schema = where === "body" ? node : child(spec, node, "schema");
    return [name, isObject(schema?.value) ? schema.value : undefined] as const;
  });
  return {
    name: session.vendor,
    document: spec.document,
    operations: describeOperations(spec),
    notices,
    session,
    login: facts.login.id,
    logout: facts.logout?.id,
    opensWith: openingStatus(api),
    inputSchemas: Object.fromEntries<JsonObject | undefined>(schemas),
  };
}

function inputOf({ spec, overlays = [], name }: DescriptionFiles): SpecInput {
  return { ...readSpecFiles(spec, overlays), file: nameOf(spec), shownAs: spec, name };
}

/** The first answer of the login that declares all that is taken of it. That there is one was checked. */
function openingStatus({ spec, session: { credentials, logout }, facts: { login } }: Api): string {
  const sources = [...credentials, ...(logout?.links ?? [])].flatMap(({ from }) => (from.in === "input" ? [] : from));
  const answers = successesOf(login);
  const [status] = answers.find(([, answer]) => sources.every((source) => lackOf(spec, answer, source) === undefined)) ?? answers[0]!;
  return status;
}
