import type ts from "typescript";
import { operationLabel } from "../../changes/uses.ts";
import type { Uses } from "../../changes/uses.ts";
import type { Use } from "./broken-uses.ts";
import type { ChangedComponent } from "../types/changed-members.ts";
import type { OperationChanges } from "../types/changed-operations.ts";
import { about, code } from "./code.ts";
import type { Code } from "./code.ts";
import { componentUses } from "./component-uses.ts";
import type { Directions } from "./component-uses.ts";
import { namedType } from "../types/members.ts";
import type { Members } from "../types/members.ts";
import { operationUses } from "./operation-uses.ts";
import type { TypeReader } from "../types/type-reader.ts";
import { webhookUses } from "./webhook-uses.ts";
import { writeUses } from "./write-uses.ts";

/** What is written in another way on two sides, whose types the compiler has in a folder. */
interface Differences {
  readonly former: Members;
  readonly present: Members;
  readonly folder: string;
  readonly components: readonly ChangedComponent[];
  readonly operations: OperationChanges;
  readonly places: Uses;
}

/** Gives an interface with this body a name. */
export type Declare = (body: string) => string;

/** Lines of code for all that differs, by what each is about. */
export function allUses(
  reader: TypeReader,
  source: (name: string) => ts.SourceFile,
  { folder, components, operations, places, former, present }: Differences,
  declare: Declare,
): Use[] {
  return [
    ...components.flatMap((one): Use[] => {
      const subject = { component: one.component, part: "", composedOf: one.of };
      return componentUses(reader, one, directionsOf(one.component, places), declare).map((line) => ({ subject, line }));
    }),
    ...usesOfOperations(reader, (side) => source(`${folder}/${side}/shapes.ts`), operations, declare),
    ...webhookUses(former, present, declare),
    ...usesOfCredentials(reader, source(`${folder}/before/session.ts`), declare),
  ];
}

/** A schema that no operation uses is still a type, and consumers read it. */
function directionsOf(component: string, places: Uses): Directions {
  const section = component.split("/")[0];
  if (section === "parameters" || section === "requestBodies") return { isRead: false, isWritten: true };
  if (section !== "schemas") return { isRead: section === "responses" || section === "headers", isWritten: false };
  const its = places.get(component) ?? [];
  const isWritten = its.some(({ direction }) => direction === "request");
  return { isRead: !isWritten || its.some(({ direction }) => direction === "answer"), isWritten };
}

function usesOfOperations(
  reader: TypeReader,
  shapesOf: (side: "before" | "after") => ts.SourceFile,
  { gone, changed }: OperationChanges,
  declare: Declare,
): Use[] {
  const [before, after] = [shapesOf("before"), shapesOf("after")];
  const shapes = changed.flatMap((operation, index): Use[] => {
    const nodes = { before: namedType(before, `Shape${index}`)!, after: namedType(after, `Shape${index}`) };
    const subject = { operation: operationLabel(operation.method, operation.path), composedOf: [] };
    return operationUses(reader, operation, nodes, declare).flatMap(({ part, lines }) =>
      lines.map((line) => ({ subject: { ...subject, part }, line })),
    );
  });
  const lost = gone.flatMap(({ path, method, id }): Use[] => {
    const subject = { operation: operationLabel(method, path), part: "", composedOf: [] };
    const call = about("", `client.${method.toUpperCase()}(${JSON.stringify(path)}, make<any>());`);
    return [call, about("", `make<operations[${JSON.stringify(id)}]>();`)].map((line) => ({ subject, line }));
  });
  return [...lost, ...shapes];
}

/** Credentials are small, and their types come from several places: they are looked at whenever something differs. */
function usesOfCredentials(reader: TypeReader, source: ts.SourceFile, declare: Declare): Use[] {
  const node = namedType(source, "Credentials");
  if (node === undefined) return [];
  const subject = { component: "credentials", part: "", composedOf: [] };
  const writing = { around: takenAsCredentials, member: "Credentials", entered: [], isChanged: false };
  return writeUses(reader, { ...reader.view(node, undefined), text: "Credentials" }, writing, declare).map((line) => ({ subject, line }));
}

function takenAsCredentials(value: Code): Code {
  return code("take<Credentials>(", value, ");");
}
