import type { JsonObject } from "../source/json.ts";
import type { ParameterIn } from "../spec/spec-operations.ts";
import type { Descriptor } from "../session/session-descriptor.ts";
import type { Server } from "../session/server.ts";

/** A description of an API as plain data: its operations, for whoever serves them. */
export interface ApiDescription {
  /** The vendor's name. */
  readonly name: string;
  /** One OpenAPI 3 document: files joined, Swagger 2.0 converted, overlays applied. `$ref` in a schema is about this. */
  readonly document: JsonObject;
  readonly operations: readonly DescribedOperation[];
  /** What its user should know, a line each. */
  readonly notices: readonly string[];
}

/** The same of an API that has a session. */
export interface SessionDescription extends ApiDescription {
  readonly session: Descriptor;
  /** The operationId of the login, and of the logout, if there is one. */
  readonly login: string;
  readonly logout: string | undefined;
  /** The status of the login's answer that opens a session: it declares all that `session` takes of it. */
  readonly opensWith: string;
  /** What the login takes, by the names of `session.login.input`, and the schema of each. A scheme's value has none. */
  readonly inputSchemas: Readonly<Record<string, JsonObject | undefined>>;
}

/** One operation. References are followed down to the schemas. */
export interface DescribedOperation {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  /** The server that it goes to: its own, its path's, or that of the document. */
  readonly server: Server;
  readonly parameters: readonly DescribedParameter[];
  /** A Request Body Object. */
  readonly body: JsonObject | undefined;
  /** Response Objects by status, ranges and `default` among them. */
  readonly responses: readonly { readonly status: string; readonly response: JsonObject }[];
  /** The schemes that a call needs: all of one of these lists. */
  readonly security: readonly (readonly string[])[];
  /** Whether a call without any of them is answered, too. */
  readonly takesAnonymous: boolean;
}

export interface DescribedParameter {
  readonly name: string;
  readonly in: ParameterIn;
  readonly required: boolean;
  /** A Parameter Object. */
  readonly parameter: JsonObject;
}
