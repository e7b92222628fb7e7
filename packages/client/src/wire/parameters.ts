import { type Encode, queryText, styled } from "../styles/style.ts";
import { deepPairs } from "./deep-object.ts";
import type { StyleCode } from "../model/wire-facts.ts";
import { primitiveText } from "./primitive-text.ts";

type Codes = Readonly<Record<string, StyleCode>>;
type Values = Readonly<Record<string, unknown>>;

/** A segment of a path: each `{name}` by its style. */
export function pathText(codes: Codes, segment: string, values: Values): string {
  return segment.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined || value === null ? whole : textOf("path", name, value, codes[name] ?? "simple");
  });
}

/** The query. What is not in the list is plain. */
export function queryOf(codes: Codes, values: Values): string {
  const parts = Object.keys(values).map((name) => {
    const code = codes[name];
    return code === undefined ? queryText({ [name]: values[name] }) : queryParameter(name, values[name], code);
  });
  return parts.filter(Boolean).join("&");
}

/** One parameter of a query, or a member of a form. */
export function queryParameter(name: string, value: unknown, code: StyleCode): string {
  if (/^(json|text)$/.test(code))
    return isGiven(value) ? `${encodeURIComponent(name)}=${encodeURIComponent(contentText(value, code))}` : "";
  if (code.startsWith("deepObject") && typeof value === "object" && value !== null) return deepPairs(name, value, encodeOf(code));
  const text = textOf("query", name, value, code);
  return code.endsWith("+") ? text : text.replaceAll(/[|[\]]/g, encodeURIComponent); // RFC 3986 has none of them in a query
}

/** Header parameters as texts, not encoded; those that are not in the list as they are. */
export function headerTexts(codes: Codes, values: Values): Record<string, string> {
  const texts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const code = codes[name];
    texts[name] =
      code === undefined || !isGiven(value) ? value : textOf("header", name, value, code, String) || (value === "" ? "" : undefined);
  }
  return texts as Record<string, string>;
}

/** The cookies of a call. */
export function cookieText(codes: Codes, values: Values): string {
  const texts = Object.entries(values).map(([name, value]) => {
    const code = codes[name] ?? "form";
    const text = queryParameter(name, value, code.replace("cookie", "form"));
    return code === "cookie*" ? text.replaceAll("&", "; ") : text;
  });
  return texts.filter(Boolean).join("; ");
}

function textOf(where: string, name: string, given: unknown, code: StyleCode, encode: Encode = encodeOf(code)): string {
  if (/^(json|text)$/.test(code)) return encode(contentText(given, code));
  const value = withoutDates(given);
  const style = code.replace(/\*?\+?$/, "");
  if (typeof value === "object" && value !== null && Object.values(value).some((member) => typeof member === "object" && member !== null)) {
    throw new TypeError(
      `the ${where} parameter ${name} was not sent: style ${style} has no form for values within values. Give primitives, or a text`,
    );
  }
  return styled(name, value, { style, explode: /\*/.test(code) }, encode);
}

/** Reserved characters that change nothing in a query stay as they are where the parameter allows it. */
function encodeOf(code: StyleCode): Encode {
  if (!code.endsWith("+")) return encodeURIComponent;
  return (part) => encodeURIComponent(part).replaceAll(/%(?:3A|2F|3F|5B|5D|40|21|24|27|28|29|2A|2C|3B|3D)/g, decodeURIComponent);
}

function contentText(value: unknown, code: StyleCode): string {
  if (code === "text" && value instanceof Date) return value.toJSON();
  return code === "text" && typeof value !== "object" ? primitiveText(value) : JSON.stringify(value);
}

/** Dates as texts, in a list as well. */
function withoutDates(value: unknown): unknown {
  if (value instanceof Date) return value.toJSON();
  if (Array.isArray(value)) return value.map((item) => (item instanceof Date ? item.toJSON() : (item as unknown)));
  return value;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
