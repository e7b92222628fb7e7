import type { Spec } from "../../spec/read-spec.ts";
import { constantOf, defaultOf } from "../../spec/schema-forms.ts";
import { secretPointers } from "../../spec/secret-pointers.ts";
import { textAt } from "../../spec/spec-node.ts";
import type { Operation, Parameter } from "../../spec/spec-operations.ts";
import type { Fixed, Input, InputGroup } from "./login-input.ts";

/** What a login's parameters take. Constants are sent by themselves, and so is the default of one that is required. */
export function inputsOfParameters(spec: Spec, login: Operation): InputGroup & { readonly fixed: readonly Fixed[] } {
  const fixed = fixedParameters(spec, login.parameters);
  const free = login.parameters.filter(
    ({ in: where, wire }) => !fixed.some((each) => each.in === where && each.name === wire && !each.isDefault),
  );
  const inputs = free.map((parameter): [boolean, Input] => {
    const { codeName: name, in: where, wire, required, node, schema } = parameter;
    const secrets = schema === undefined ? [] : secretPointers(spec, schema);
    const isDefault = fixed.some((each) => each.in === where && each.name === wire);
    const doc = textAt(spec, node, "description");
    const type = parameterType(login, parameter);
    const needed = required ? {} : { neededType: `NonNullable<${type}>` };
    return [required && !isDefault, { name, in: where, wire, secret: secrets.includes(""), secrets, node, type, doc, ...needed }];
  });
  const pick = (isRequired: boolean) => inputs.filter(([required]) => required === isRequired).map(([, input]) => input);
  return { required: pick(true), optional: pick(false), fixed };
}

/** The parameters whose value the spec says: by `const` or an enum of one, or, where they are required, by `default`. */
export function fixedParameters(spec: Spec, parameters: readonly Parameter[]): Fixed[] {
  return parameters.flatMap(({ in: where, wire, required, schema }): Fixed[] => {
    const constant = constantOf(spec, schema);
    if (constant !== undefined) return [{ in: where, name: wire, value: constant.value }];
    const standard = required ? defaultOf(spec, schema) : undefined;
    return standard === undefined ? [] : [{ in: where, name: wire, value: standard.value, isDefault: true }];
  });
}

/** openapi-typescript makes a group optional (`query?`) when every parameter in it is. */
function parameterType(login: Operation, { in: where, wire }: Parameter): string {
  const group = `Operations[${JSON.stringify(login.id)}]["parameters"][${JSON.stringify(where)}]`;
  const isOptional = !login.parameters.some((parameter) => parameter.in === where && parameter.required);
  return `${isOptional ? `NonNullable<${group}>` : group}[${JSON.stringify(wire)}]`;
}
