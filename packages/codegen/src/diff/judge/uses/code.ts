/** A part of a line of code that is about one member of a type: where the compiler complains tells which. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly member: string;
}

/** Code in one line, with its marks. */
export interface Code {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Code of several pieces. */
export function code(...pieces: readonly (string | Code)[]): Code {
  let text = "";
  const marks: Mark[] = [];
  for (const piece of pieces) {
    const { length } = text;
    if (typeof piece !== "string")
      marks.push(...piece.marks.map(({ start, end, member }) => ({ start: start + length, end: end + length, member })));
    text += typeof piece === "string" ? piece : piece.text;
  }
  return { text, marks };
}

/** Code that is about a member as a whole. */
export function about(member: string, ...pieces: readonly (string | Code)[]): Code {
  const { text, marks } = code(...pieces);
  return { text, marks: [{ start: 0, end: text.length, member }, ...marks] };
}

/** The innermost mark at a place. `undefined` where the line is about nothing: another line has that as its matter. */
export function markAt({ marks }: Code, place: number): Mark | undefined {
  const holding = marks.filter(({ start, end }) => start <= place && place < end);
  return holding.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
}

/** `.name`, or `["a name"]`. */
export function access(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** `name`, or `"a name"`. */
export function key(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}
