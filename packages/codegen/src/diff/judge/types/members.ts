import ts from "typescript";

/** What consumers reach by name in a `schema.ts`. */
export interface Members {
  readonly source: ts.SourceFile;
  /** By `schemas/User`. */
  readonly components: ReadonlyMap<string, ts.TypeNode>;
  /** By operationId. */
  readonly operations: ReadonlyMap<string, ts.TypeNode>;
  /** The operationIds, by path and method: `get` within `/users`. */
  readonly paths: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What the vendor calls, by its names. */
  readonly webhooks: ReadonlyMap<string, ts.TypeNode>;
}

/** Finds them in a file that openapi-typescript has written. */
export function membersOf(source: ts.SourceFile): Members {
  const interfaces = new Map(
    source.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, propertyNodes(one)] as const),
  );
  const of = (name: string) => interfaces.get(name) ?? new Map<string, ts.TypeNode>();
  const sections = [...of("components")].flatMap(([section, node]) =>
    [...propertyNodes(node)].map(([name, member]) => [`${section}/${name}`, member] as const),
  );
  return {
    source,
    components: new Map(sections),
    operations: of("operations"),
    paths: new Map([...of("paths")].map(([path, node]) => [path, operationNames(node)])),
    webhooks: of("webhooks"),
  };
}

/** What a type alias of a file stands for. */
export function namedType(source: ts.SourceFile, name: string): ts.TypeNode | undefined {
  return source.statements.filter(ts.isTypeAliasDeclaration).find((statement) => statement.name.text === name)?.type;
}

/** The types of an object type's properties, as they are written. None for another type. */
export function propertyNodes(node: ts.Node | undefined): Map<string, ts.TypeNode> {
  return new Map(propertySignatures(node).map((member) => [nameOf(member), member.type!] as const));
}

/** The properties of an object type, as they are written. */
export function propertySignatures(node: ts.Node | undefined): ts.PropertySignature[] {
  if (node === undefined || !(ts.isTypeLiteralNode(node) || ts.isInterfaceDeclaration(node))) return [];
  return [...node.members].filter(ts.isPropertySignature).filter(({ type }) => type !== undefined);
}

export function nameOf({ name }: ts.PropertySignature): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : "";
}

/** `schemas/User` for `components["schemas"]["User"]`. */
export function componentNamed(node: ts.TypeNode | undefined): string | undefined {
  if (node === undefined || !ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType: root, indexType: section } = node.objectType;
  const isComponents = ts.isTypeReferenceNode(root) && ts.isIdentifier(root.typeName) && root.typeName.text === "components";
  return isComponents ? `${literalText(section)}/${literalText(node.indexType)}` : undefined;
}

function operationNames(path: ts.TypeNode): Map<string, string> {
  const found = new Map<string, string>();
  for (const [method, node] of propertyNodes(path)) {
    const id = ts.isIndexedAccessTypeNode(node) ? literalText(node.indexType) : undefined;
    if (id !== undefined) found.set(method, id);
  }
  return found;
}

function literalText(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}
