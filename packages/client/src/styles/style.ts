/** How a parameter is written (OpenAPI 3.1, 4.8.12.2). */
export interface Style {
  readonly style?: string | undefined;
  readonly explode?: boolean | undefined;
}

/** Writes a value, without what stands around it. */
export type Encode = (part: string) => string;

/** Between the parts of an exploded value; `&` for those that are not named. */
const separators: Record<string, string> = { simple: ",", label: ".", matrix: ";" };
/** Between the parts of a list that is one value; a comma for those that are not named. */
const delimiters: Record<string, string> = { spaceDelimited: "%20", pipeDelimited: "|" };

/** A parameter as text, such as `color=blue,black`; empty for what is undefined to RFC 6570: null, and what has no members. */
export function styled(name: string, value: unknown, { style = "form", explode }: Style, write: Encode = encodeURIComponent): string {
  const encode = (part: unknown) => write(String(part));
  const pair = (key: string, part: unknown) => {
    if (typeof part === "object") {
      throw new Error("Deeply-nested arrays/objects aren’t supported. Provide your own `querySerializer()` to handle these.");
    }
    return `${keyOf(key)}=${encode(part)}`;
  };
  const isNamed = style !== "simple" && style !== "label";
  const prefix = style === "label" || style === "matrix" ? separators[style] : "";
  if (typeof value !== "object" || value === null) {
    if (!isGiven(value)) return "";
    return prefix + (isNamed ? (style === "matrix" && value === "" ? keyOf(name) : pair(name, value)) : encode(value));
  }
  const isList = Array.isArray(value);
  const members = Object.entries(value).filter(([, part]) => isGiven(part));
  if (members.length === 0) return "";
  if (explode !== false || style === "deepObject") {
    const parts = members.map(([key, part]) => {
      if (isList) return isNamed ? pair(name, part) : encode(part);
      return pair(style === "deepObject" ? `${name}[${key}]` : key, part);
    });
    return prefix + parts.join(separators[style] ?? "&");
  }
  const flat = isList ? members.map(([, part]) => encode(part)) : members.flatMap(([key, part]) => [encode(key), encode(part)]);
  return prefix + (isNamed ? `${keyOf(name)}=` : "") + flat.join(delimiters[style] ?? ",");
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** A name as it stands in a URL: what would end it is encoded. */
function keyOf(name: string): string {
  return name.replace(/[^\w[\]!$'()*,./:;?@~-]/gu, encodeURIComponent);
}

/** The options of openapi-fetch's `querySerializer`. */
export interface QueryStyles {
  readonly array?: Style | undefined;
  readonly object?: Style | undefined;
  readonly allowReserved?: boolean | undefined;
}

/** A query as openapi-fetch writes it. */
export function queryText(values: Record<string, unknown>, { array, object, allowReserved }: QueryStyles = {}): string {
  const encode = allowReserved === true ? String : undefined;
  return Object.keys(values)
    .map((name) => {
      const value = values[name];
      return styled(name, value, Array.isArray(value) ? { ...array } : { style: "deepObject", ...object }, encode);
    })
    .filter(Boolean)
    .join("&");
}

/** A segment of a path as openapi-fetch writes it: `{id}`, `{.id}`, `{;id}`, each with `*` to explode. */
export function segmentText(segment: string, values: Record<string, unknown>): string {
  return segment.replace(/\{([.;]?)([^{}]*?)(\*?)\}/g, (whole, sign: string, name: string, star: string) => {
    const value = values[name];
    const style = sign === "" ? "simple" : sign === "." ? "label" : "matrix";
    return isGiven(value) ? styled(name, value, { style, explode: star !== "" }) : whole;
  });
}
