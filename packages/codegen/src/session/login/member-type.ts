import { formatPointer } from "../../source/json.ts";
import type { Spec } from "../../spec/read-spec.ts";
import { formsOf } from "../../spec/schema-forms.ts";
import type { SpecNode } from "../../spec/spec-node.ts";
import { docComment, propertyName } from "../../text/source-text.ts";
import { textAt } from "../../spec/spec-node.ts";
import { fixedMembers, isConstant } from "./fixed-members.ts";

/** The TypeScript of a member of a body: `whole`, or where the spec says a part of it itself, the rest of it. */
export function memberType(spec: Spec, node: SpecNode, whole: string): string {
  const forms = formsOf(spec, node);
  const [form] = forms;
  if (form === undefined || forms.length > 1) return whole;
  const fixed = fixedMembers(spec, form);
  if (fixed.length === 0) return whole;
  const lines = [...form.members]
    .filter(([, member]) => !isConstant(spec, member))
    .map(([name, member]) => {
      const isOptional = !form.required.has(name) || fixed.some((each) => each.name === formatPointer([name]));
      const type = memberType(spec, member, `MemberOf<${whole}, ${JSON.stringify(name)}>`);
      const doc = textAt(spec, member, "description");
      return `${doc === undefined ? "" : docComment(doc)}readonly ${propertyName(name)}${isOptional ? "?" : ""}: ${type};`;
    });
  return `{\n${lines.join("\n")}\n}`;
}
