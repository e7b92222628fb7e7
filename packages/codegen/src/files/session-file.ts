import { own } from "../source/json.ts";
import { textAt } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { DescribedSession, Descriptor } from "../session/session-descriptor.ts";
import { docComment, literal } from "../text/source-text.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { credentialsType } from "./credentials-type.ts";

/** `session.ts`: the type of what a login takes, and the descriptor. */
export function sessionFile(spec: Spec, login: Operation, { session, inputs }: DescribedSession): string {
  const type = credentialsType(login, inputs);
  const clientTypes = type.includes("MemberOf<") ? "MemberOf, SessionDescriptor" : "SessionDescriptor";
  const schemaTypes = type.includes("Operations[") ? "operations as Operations, paths" : "paths";
  const [body = "", credentials = ""] = type.includes("\n\nexport ") ? type.split(/\n\n(?=export )/) : ["", type];
  return `import type { ${clientTypes} } from "@vendor-auth/client";
import { operations } from "./operations.ts";
import type { ${schemaTypes} } from "./schema.ts";

${body === "" ? "" : `${body}\n\n`}${docComment(`What a login takes: the input of ${describe(spec, login)}`)}${credentials}
/** How a session opens, what it carries, and how it closes. */
export const session = ${descriptorCode(session)} as const satisfies SessionDescriptor as SessionDescriptor<paths, Credentials>;
`;
}

/** The members a line each, and `operations`, which is another file's. */
function descriptorCode(descriptor: Descriptor): string {
  const members = Object.entries(descriptor).map(([key, value]) => `  ${key}: ${literal(value, "  ")},\n`);
  return `{\n${members.join("")}  operations,\n}`;
}

function describe(spec: Spec, login: Operation): string {
  const name = `${login.method.toUpperCase()} ${login.path}.`;
  const summary = textAt(spec, login.node, "summary");
  const description = own(login.node.value, "description");
  return [name, summary, typeof description === "string" ? description.trim() : undefined].filter(Boolean).join("\n\n");
}
