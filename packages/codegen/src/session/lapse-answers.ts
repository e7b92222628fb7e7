import type { Spec } from "../spec/read-spec.ts";
import { child, children, textAt } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { conditionsOf, jsonSchemaOf, offeredBy } from "./body-conditions.ts";
import type { Condition } from "./body-conditions.ts";
import { leadsTo } from "./links.ts";

/** An answer that only a new login heals. */
export interface LapseAnswer {
  readonly status: string;
  /** The operations whose answer it is; all, when left out. */
  readonly on?: readonly { readonly method: string; readonly path: string }[];
  readonly body?: readonly (readonly Condition[])[];
}

type Found = { status: string; body: readonly (readonly Condition[])[]; operation: Operation };

/**
 * The answers with a Link back to the login: "log in again". Where the schema of the answer offers several forms, the Link stands for
 * the form of its own name: a component's, or a `title`. 401 says so without a Link.
 */
export function readLapseAnswers(spec: Spec, operations: readonly Operation[], login: Operation): LapseAnswer[] {
  const secured = operations.filter((operation) => operation !== login && operation.security.length > 0);
  const found = secured.flatMap((operation) =>
    operation.responses.flatMap(([status, response]): Found[] => {
      const links = children(spec, child(spec, response, "links")).filter(([, link]) => leadsTo(link, login));
      if (links.length === 0) return [];
      return [{ status, operation, body: bodiesOf(spec, { status, response, links }) }];
    }),
  );
  return [...new Set(found.map(keyOf))].map((key) => {
    const same = found.filter((one) => keyOf(one) === key);
    const [{ status, body }] = same as [Found];
    const isEverywhere = secured.every((operation) => same.some((one) => one.operation === operation));
    const on = same.map(({ operation: { method, path } }) => ({ method: method.toUpperCase(), path }));
    return { status, ...(!isEverywhere && { on }), ...(body.length > 0 && { body }) };
  });
}

const keyOf = ({ status, body }: Found) => JSON.stringify([status, body]);

type Answer = { status: string; response: SpecNode; links: readonly [string, SpecNode][] };

function bodiesOf(spec: Spec, { status, response, links }: Answer): (readonly Condition[])[] {
  const schema = jsonSchemaOf(spec, response);
  const forms = schema === undefined ? [] : offeredBy(spec, schema);
  const names = forms.map((form) => form.refName ?? textAt(spec, form, "title"));
  const chosen = forms.filter((_form, index) => forms.length > 1 && links.some(([name]) => name === names[index]));
  const isSuccess = status.startsWith("2");
  const conditions = (chosen.length > 0 ? chosen : isSuccess || forms.length > 1 ? [] : forms).map((form) =>
    conditionsOf(spec, form, chosen.length > 0),
  );
  const bodies = conditions.filter((all) => all.length > 0);
  if (bodies.length > 0 || !isSuccess) return bodies;
  const [[name, link]] = links as [[string, SpecNode]];
  return spec.fail(
    link.refPath ?? link.path,
    `The link ${JSON.stringify(name)} says that a new login heals the answer ${status}, which is a success, too.`,
    `Describe the failure as a form of its own, \`oneOf: [{ $ref: … }, { $ref: "#/components/schemas/${name}" }]\`, with its code as a required member with \`const\`.`,
    "key",
  );
}
