/** A text, number or boolean as text. */
export function primitiveText(value: unknown): string {
  const primitive = value as string | number | boolean | bigint;
  return String(primitive);
}
