import ts from "typescript";

export function isAny({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) !== 0;
}

export function isObject({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection | ts.TypeFlags.NonPrimitive)) !== 0;
}

/** The literals that a type consists of; `undefined` when there are other values. */
export function unitsOf(type: ts.Type): string[] | undefined {
  const parts = type.isUnion() ? type.types : [type];
  if (!parts.every(({ flags }) => (flags & ts.TypeFlags.Unit) !== 0)) return undefined;
  return parts.flatMap((part) => literalOf(part) ?? []);
}

/** A value to compare with: the literal itself, or any of a wider type. `undefined` for `null` and the like. */
export function literalOf(type: ts.Type): string | undefined {
  if (type.isStringLiteral()) return JSON.stringify(type.value);
  if (type.isNumberLiteral()) return String(type.value);
  const { flags } = type;
  if ((flags & ts.TypeFlags.BooleanLiteral) !== 0) return (type as ts.Type & { intrinsicName: string }).intrinsicName;
  if ((flags & ts.TypeFlags.String) !== 0) return '"any other text"';
  return (flags & ts.TypeFlags.Number) !== 0 ? "0.5" : undefined;
}

/** What can be called on a value of these types, `null` and `undefined` left aside. `undefined` for a mixture. */
export function methodOf(types: readonly ts.Type[]): string | undefined {
  const values = types.filter(({ flags }) => (flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) === 0);
  if (values.length === 0) return undefined;
  const areAll = (wanted: ts.TypeFlags) => values.every(({ flags }) => (flags & wanted) !== 0);
  if (areAll(ts.TypeFlags.StringLike)) return "trim()";
  if (areAll(ts.TypeFlags.NumberLike)) return "toFixed()";
  return areAll(ts.TypeFlags.BooleanLike) ? "valueOf()" : undefined;
}
