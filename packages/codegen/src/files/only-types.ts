import ts from "typescript";

const { SyntaxKind: Kind } = ts;

/** What openapi-typescript makes of a description. Nothing of it can hold code. */
const kinds: ReadonlySet<ts.SyntaxKind> = new Set(
  (
    `InterfaceDeclaration TypeAliasDeclaration ExportKeyword ReadonlyKeyword QuestionToken MinusToken
    TypeLiteral PropertySignature IndexSignature Parameter TypeReference IndexedAccessType
    UnionType IntersectionType ParenthesizedType ArrayType TupleType LiteralType TypeOperator
    StringLiteral PrefixUnaryExpression TrueKeyword FalseKeyword NullKeyword UndefinedKeyword
    StringKeyword NumberKeyword BooleanKeyword UnknownKeyword NeverKeyword AnyKeyword ObjectKeyword`.split(/\s+/) as (keyof typeof Kind)[]
  ).map((name) => Kind[name]),
);

/** Names that it writes by itself. */
const ownNames: ReadonlySet<string> = new Set(
  "paths webhooks components operations $defs key name Record Blob ArrayBuffer ArrayBufferView ReadableStream Uint8Array".split(" "),
);
const memberName = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
/** A text that stands for itself: it writes some as identifiers. */
const quoted = /^"(?:[^"\\\p{Cc}]|\\.)*"$/u;
const number = /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/**
 * The last guard against a spec that smuggles code into what is generated: interfaces and type aliases hold none. Our own files
 * quote everything themselves. The nodes tell in nearly every case; where one is of another kind, the text that was printed of them is
 * parsed, which takes a tenth of a run.
 */
export function holdOnlyTypes(declarations: readonly ts.Node[], text: string): boolean {
  return declarations.every((node) => isDeclaration(node) && isPlain(node)) || isReadAsTypes(text);
}

function isDeclaration(node: ts.Node): boolean {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

function isPlain(node: ts.Node, parent?: ts.Node): boolean {
  if (ts.getSyntheticTrailingComments(node)) return false;
  const comments = ts.getSyntheticLeadingComments(node);
  if (comments?.some(({ kind, text }) => kind !== Kind.MultiLineCommentTrivia || text.includes("*/"))) return false;
  if (ts.isIdentifier(node)) {
    return ownNames.has(node.text) || quoted.test(node.text) || (parent?.kind === Kind.PropertySignature && memberName.test(node.text));
  }
  if (ts.isNumericLiteral(node)) return number.test(node.text);
  // The first child that is not plain ends the walk.
  return kinds.has(node.kind) && ts.forEachChild(node, (child) => !isPlain(child, node) || undefined) === undefined;
}

function isReadAsTypes(text: string): boolean {
  const name = "schema.ts";
  // Comments hold no code, and reading them takes a third of the time.
  const jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  const source = ts.createSourceFile(name, text, { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode });
  const host = { ...ts.createCompilerHost({}), getSourceFile: (file: string) => (file === name ? source : undefined) };
  const program = ts.createProgram([name], { noLib: true, noResolve: true, types: [] }, host);
  return program.getSyntacticDiagnostics(source).length === 0 && source.statements.every(isDeclaration);
}
