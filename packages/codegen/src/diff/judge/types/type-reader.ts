import ts from "typescript";
import { componentNamed, nameOf, propertySignatures } from "./members.ts";

/** A type of the former side: as the compiler knows it, as a text, and as it is written on both sides where it is. */
export interface TypeView {
  readonly type: ts.Type;
  /** For another file that has `components` in scope. */
  readonly text: string;
  readonly node: ts.TypeNode | undefined;
  /** How it is written on the other side. */
  readonly twin: ts.TypeNode | undefined;
}

export interface Property {
  readonly name: string;
  readonly isOptional: boolean;
  readonly view: TypeView;
  /** The other side has it written alike: nothing to look at. */
  readonly signature: ts.PropertySignature | undefined;
  readonly twin: ts.PropertySignature | undefined;
}

/** Reads types of one program. */
export interface TypeReader {
  readonly view: (node: ts.TypeNode, twin: ts.TypeNode | undefined) => TypeView;
  /** What a union is made of; the type itself when it is none. */
  readonly parts: (view: TypeView) => TypeView[];
  readonly properties: (view: TypeView) => Property[];
  readonly elements: (view: TypeView) => { readonly isTuple: boolean; readonly views: TypeView[] } | undefined;
  /** What each other name leads to, where the type allows any. */
  readonly anyName: (view: TypeView) => TypeView | undefined;
}

const printer = ts.createPrinter({ removeComments: true, omitTrailingSemicolon: true });

/** A type as it is written, in one line. An object without properties is written as one that has no name forbidden. */
export function textOf(node: ts.TypeNode, source: ts.SourceFile): string {
  const text = printer.printNode(ts.EmitHint.Unspecified, node, source).replaceAll(/\s*\n\s*/g, " ");
  return text.replaceAll("Record<string, never>", "{}");
}

/** Reads the types of a program. What is written in `sources` may be written in another file as well. */
export function newTypeReader(
  program: ts.Program,
  components: ReadonlyMap<string, ts.TypeNode>,
  sources: readonly ts.SourceFile[],
): TypeReader {
  const checker = program.getTypeChecker();

  const view = (node: ts.TypeNode, twin: ts.TypeNode | undefined): TypeView => ({
    type: checker.getTypeFromTypeNode(node),
    text: textOf(node, node.getSourceFile()),
    node,
    twin,
  });
  const ofType = (type: ts.Type): TypeView => ({ type, text: typeText(type), node: undefined, twin: undefined });
  const typeText = (type: ts.Type): string => {
    const text = checker.typeToString(
      type,
      undefined,
      ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType,
    );
    return /\.\.\.(?![\w["'({])/.test(text) ? "any" : text; // it contains itself
  };

  /** Members of a union as they are written, by their type. */
  const written = (node: ts.TypeNode | undefined): TypeView[] => {
    if (node === undefined) return [];
    if (ts.isParenthesizedTypeNode(node)) return written(node.type);
    if (ts.isUnionTypeNode(node)) return node.types.flatMap(written);
    const type = checker.getTypeFromTypeNode(node);
    const named = type.isUnion() ? components.get(componentNamed(node) ?? "") : undefined;
    return named === undefined ? [view(node, undefined)] : written(named);
  };
  const parts = (given: TypeView): TypeView[] => {
    if (!given.type.isUnion()) return [given];
    const known = written(given.node);
    return given.type.types.map((type) => known.find((one) => one.type === type) ?? ofType(type));
  };

  const properties = (given: TypeView): Property[] => {
    const here = signatures(given.node);
    const there = signatures(given.twin);
    return checker.getPropertiesOfType(given.type).map((symbol) => {
      const name = ts.unescapeLeadingUnderscores(symbol.escapedName);
      const isOptional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
      return { name, isOptional, view: ofProperty(symbol, there.get(name)), signature: here.get(name), twin: there.get(name) };
    });
  };
  const ofProperty = (symbol: ts.Symbol, twin: ts.PropertySignature | undefined): TypeView => {
    const [declaration, ...others] = symbol.declarations ?? [];
    const type = checker.getTypeOfSymbol(symbol);
    const isOurs = declaration !== undefined && others.length === 0 && sources.includes(declaration.getSourceFile());
    if (!isOurs || !ts.isPropertySignature(declaration) || declaration.type === undefined) return ofType(type);
    return { ...view(declaration.type, twin?.type), type };
  };

  const elements: TypeReader["elements"] = ({ type, node, twin }) => {
    if (!checker.isArrayLikeType(type) && !checker.isTupleType(type)) return undefined;
    const isTuple = checker.isTupleType(type);
    const items = checker.getTypeArguments(type as ts.TypeReference);
    const [nodes, others] = [itemNodes(node), itemNodes(twin)];
    // The items of a list are no place of another: only lists that are written alike are compared item by item.
    const twins = nodes?.isTuple === others?.isTuple ? others?.items : undefined;
    return { isTuple, views: items.map((item, index) => (nodes?.items[index] ? view(nodes.items[index], twins?.[index]) : ofType(item))) };
  };

  const anyName = ({ type }: TypeView): TypeView | undefined => {
    const found = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return found === undefined || (found.flags & ts.TypeFlags.Never) !== 0 ? undefined : ofType(found);
  };

  return { view, parts, properties, elements, anyName };
}

function signatures(node: ts.TypeNode | undefined): Map<string, ts.PropertySignature> {
  return new Map(propertySignatures(node).map((one) => [nameOf(one), one] as const));
}

interface Items {
  readonly isTuple: boolean;
  readonly items: readonly ts.TypeNode[];
}

function itemNodes(node: ts.TypeNode | undefined): Items | undefined {
  if (node === undefined) return undefined;
  if (ts.isParenthesizedTypeNode(node)) return itemNodes(node.type);
  if (ts.isArrayTypeNode(node)) return { isTuple: false, items: [node.elementType] };
  return ts.isTupleTypeNode(node) ? { isTuple: true, items: node.elements.filter((each) => !ts.isNamedTupleMember(each)) } : undefined;
}
