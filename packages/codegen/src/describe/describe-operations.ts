import { isObject, type JsonObject } from "../source/json.ts";
import type { Spec } from "../spec/read-spec.ts";
import { child, children, rootOf } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import { operationsOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { readServer, serverAt } from "../session/server.ts";
import type { DescribedOperation } from "./description.ts";

/** Every operation of a spec as plain data. */
export function describeOperations(spec: Spec): DescribedOperation[] {
  const shared = readServer(spec);
  return operationsOf(spec).map((operation) => {
    const { id, method, path, node, parameters, responses, security, takesAnonymous } = operation;
    const own = serversOf(spec, operation);
    return {
      id,
      method: method.toUpperCase(),
      path,
      server: own === undefined ? shared : serverAt(spec, own),
      parameters: parameters.map(({ wire, in: where, required, node: { value } }) => ({
        name: wire,
        in: where,
        required,
        parameter: value as JsonObject,
      })),
      body: objectOf(child(spec, node, "requestBody")),
      responses: responses.map(([status, response]) => ({ status, response: resolvedHeaders(spec, response) })),
      security,
      takesAnonymous,
    };
  });
}

/** The first of the operation's own servers, or of its path's. */
function serversOf(spec: Spec, { node, path }: Operation): SpecNode | undefined {
  return child(spec, node, "servers", 0) ?? child(spec, rootOf(spec), "paths", path, "servers", 0);
}

const objectOf = (node: SpecNode | undefined): JsonObject | undefined => (isObject(node?.value) ? node.value : undefined);

/** A Response Object whose headers and examples are not references. */
function resolvedHeaders(spec: Spec, response: SpecNode): JsonObject {
  const headers = children(spec, child(spec, response, "headers")).map(([name, { value }]) => [name, value] as const);
  return { ...objectOf(response), ...(headers.length > 0 && { headers: Object.fromEntries(headers) }) };
}
