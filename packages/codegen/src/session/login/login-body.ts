import { byHand } from "../../source/by-hand.ts";
import { formatPointer, own } from "../../source/json.ts";
import type { Spec } from "../../spec/read-spec.ts";
import { formsOf } from "../../spec/schema-forms.ts";
import type { SchemaForm } from "../../spec/schema-forms.ts";
import { secretPointers } from "../../spec/secret-pointers.ts";
import { child, children, textAt } from "../../spec/spec-node.ts";
import type { SpecNode } from "../../spec/spec-node.ts";
import type { Operation } from "../../spec/spec-operations.ts";
import { fixedMembers, isConstant } from "./fixed-members.ts";
import type { Fixed, Input, InputGroup } from "./login-input.ts";
import { memberType } from "./member-type.ts";

/** What a login's body takes. */
export interface BodyInputs {
  readonly contentType: string;
  readonly isOptional: boolean;
  /** One for each form of the body. */
  readonly forms: readonly InputGroup[];
  readonly fixed: readonly Fixed[];
  /** The names of the members, as the schema declares them. */
  readonly order: readonly string[];
}

/** The members of a login's JSON or urlencoded body. Throws a `SpecError` for another body. */
export function inputsOfBody(spec: Spec, login: Operation): BodyInputs | undefined {
  const body = child(spec, login.node, "requestBody");
  if (body === undefined) return undefined;
  const content = chooseContent(spec, body);
  if (content === undefined) {
    return spec.fail(
      [...body.path, "content"],
      `The body of the login ${JSON.stringify(login.id)} is neither JSON nor urlencoded.`,
      `Declare application/json or application/x-www-form-urlencoded. Where the server takes neither, ${byHand}.`,
      "key",
    );
  }
  const schema = child(spec, content.node, "schema");
  const forms = schema === undefined ? [] : formsOf(spec, schema);
  const fixed = [...new Map(forms.flatMap((form) => fixedMembers(spec, form)).map((each) => [each.name, each])).values()];
  const groups = forms.map((form) => groupOf(spec, form, fixed));
  if (groups.every(({ required, optional }) => required.length + optional.length === 0) && fixed.length === 0) {
    spec.fail(
      schema?.path ?? content.node.path,
      `The body of the login ${JSON.stringify(login.id)} declares no properties.`,
      "Declare each value that it takes as a property.",
    );
  }
  return {
    contentType: content.type,
    isOptional: own(body.value, "required") !== true,
    forms: groups,
    fixed,
    order: forms.flatMap((form) => [...form.members.keys()]),
  };
}

function groupOf(spec: Spec, form: SchemaForm, fixed: readonly Fixed[]): InputGroup {
  const required: Input[] = [];
  const optional: Input[] = [];
  for (const [name, node] of form.members) {
    const known = fixed.find((each) => each.name === formatPointer([name]));
    if ((known !== undefined && !known.isDefault) || isConstant(spec, node)) continue;
    const secrets = secretPointers(spec, node);
    const type = memberType(spec, node, `MemberOf<Body, ${JSON.stringify(name)}>`);
    const doc = textAt(spec, node, "description");
    const input = { name, in: "body" as const, wire: name, secret: secrets.includes(""), secrets, node, type, doc };
    (form.required.has(name) && known === undefined ? required : optional).push(input);
  }
  return { required, optional };
}

/** JSON before urlencoded, whatever comes first in the spec. */
export function chooseContent(spec: Spec, body: SpecNode): { type: string; node: SpecNode } | undefined {
  const contents = children(spec, child(spec, body, "content"));
  for (const wanted of [/^application\/json\b/i, /^[^;]+\+json\b/i, /^application\/x-www-form-urlencoded\b/i]) {
    const [type, node] = contents.find(([name]) => wanted.test(name)) ?? [];
    if (type !== undefined && node !== undefined) return { type, node };
  }
  return undefined;
}
