import type { OperationWire } from "../model/operation-table.ts";
import { kindOf } from "./answer-kind.ts";
import { bodyOf } from "./body.ts";
import { cookieText, headerTexts, pathText, queryOf } from "./parameters.ts";
import type { WireFacts } from "../model/wire-facts.ts";

/** What goes over the wire for an operation that is not plain. Generated code hands it over, and stays data. */
export function wire({ server, path, query, header, cookie, body, answers }: WireFacts): OperationWire {
  return {
    base: server === undefined ? undefined : (baseUrl) => baseOf(server, baseUrl),
    path: path && ((segment, values) => pathText(path, segment, values)),
    query: query && ((values) => queryOf(query, values)),
    header: header && ((values) => headerTexts(header, values)),
    cookie: cookie && ((values, headers) => addCookies(headers, cookieText(cookie, values))),
    type: body && Object.keys(body).find((type) => !/^multipart\/|\*/.test(type)),
    body: body && ((value, headers) => bodyOf(body, value, headers)),
    kind: answers && ((status, type) => kindOf(answers, status, type)),
  };
}

/** The base of an operation's own server, without a slash at its end. */
function baseOf(server: string, baseUrl: string): string {
  const isPath = server.startsWith("/") && URL.canParse(baseUrl);
  return (isPath ? new URL(baseUrl).origin + server : server).replace(/\/$/, "");
}

/** Joins the caller's own cookies, and those that a session adds. */
function addCookies(headers: Headers, text: string): void {
  const all = [headers.get("cookie"), text].filter(Boolean);
  if (all.length > 0) headers.set("cookie", all.join("; "));
}
