import { camelCase } from "../text/names.ts";
import { own } from "../source/json.ts";
import { isMethod } from "../openapi/methods.ts";
import type { Method } from "../openapi/methods.ts";
import { child, children, rootOf } from "./spec-node.ts";
import type { SpecNode } from "./spec-node.ts";
import type { Spec } from "./read-spec.ts";
import { schemasOf } from "./schema-walk.ts";

export type ParameterIn = "header" | "query" | "cookie" | "path";

export interface Parameter {
  /** What code calls it: the key of the component it is given by, so that renaming the wire name changes no caller; else the wire name in camel case. */
  readonly codeName: string;
  readonly wire: string;
  readonly in: ParameterIn;
  readonly required: boolean;
  readonly node: SpecNode;
  readonly schema: SpecNode | undefined;
}

/** One of an operation's declared answers. */
export type Answer = readonly [status: string, response: SpecNode];

export interface Operation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly node: SpecNode;
  readonly parameters: readonly Parameter[];
  /** The schemes that a call needs: all of one of these lists. Empty when the operation is open. */
  readonly security: readonly (readonly string[])[];
  /** Whether a call without any of them is answered, too. */
  readonly takesAnonymous: boolean;
  readonly responses: readonly Answer[];
}

/** Every operation under `paths`, in the spec's order. */
export function operationsOf(spec: Spec): Operation[] {
  const root = rootOf(spec);
  return children(spec, child(spec, root, "paths"))
    .filter(([path]) => path.startsWith("/"))
    .flatMap(([path, item]) =>
      children(spec, item).flatMap(([method, node]) => (isMethod(method) ? readOperation(spec, { path, method, item, node }) : [])),
    );
}

type Found = { path: string; method: Method; item: SpecNode; node: SpecNode };

function readOperation(spec: Spec, { path, method, item, node }: Found): Operation {
  const id = String(own(node.value, "operationId"));
  const security = child(spec, node, "security") ?? child(spec, rootOf(spec), "security");
  const responses = children(spec, child(spec, node, "responses")).filter(([status]) => !status.startsWith("x-"));
  const alternatives = readSecurity(spec, security);
  return {
    id,
    method,
    path,
    node,
    parameters: readParameters(spec, item, node),
    security: alternatives.filter((names) => names.length > 0),
    takesAnonymous: alternatives.length === 0 || alternatives.some((names) => names.length === 0),
    responses,
  };
}

/** The operation's parameters and its path's; the operation's own count where both have one of the same name and `in`. */
function readParameters(spec: Spec, item: SpecNode, operation: SpecNode): Parameter[] {
  const byWire = new Map<string, Parameter>();
  for (const owner of [item, operation]) {
    for (const [, node] of children(spec, child(spec, owner, "parameters"))) {
      const parameter = readParameter(spec, node);
      byWire.set(`${parameter.in} ${parameter.wire}`, parameter);
    }
  }
  return [...byWire.values()];
}

function readParameter(spec: Spec, node: SpecNode): Parameter {
  const wire = String(own(node.value, "name"));
  const where = own(node.value, "in") as ParameterIn;
  return {
    codeName: node.refName ?? camelCase(wire),
    wire,
    in: where,
    required: where === "path" || own(node.value, "required") === true,
    node,
    schema: child(spec, node, "schema") ?? schemasOf(spec, node)[0],
  };
}

function readSecurity(spec: Spec, security: SpecNode | undefined): string[][] {
  return children(spec, security).map(([, requirement]) => children(spec, requirement).map(([name]) => name));
}

/** The answers that say that the operation did what it was asked: 2xx. */
export function successesOf(operation: Operation): readonly Answer[] {
  return operation.responses.filter(([status]) => /^2(\d\d|XX)$/i.test(status));
}
