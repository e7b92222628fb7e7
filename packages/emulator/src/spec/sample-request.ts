import type { DescribedOperation } from "./reader/api.ts";
import { asText, own, type JsonObject } from "./reader/json.ts";
import { exampleOf, isJson } from "./answers/media.ts";
import { pathOf } from "./paths.ts";
import type { DataContext } from "./data-routes.ts";

/** A request that an operation takes: what must be there, and no more. */
export interface SampleRequest {
  readonly method: string;
  /** Path and query below the base URL. */
  readonly path: string;
  /** A value that goes as JSON. */
  readonly body?: unknown;
}

/** Makes a request of an operation's examples and schemas; undefined where it needs a header, or a body that is no JSON. */
export function sampleRequest(
  operation: DescribedOperation,
  base: string,
  { document, requestSchemas }: DataContext,
): SampleRequest | undefined {
  const { method, parameters, body } = operation;
  let path = pathOf(operation);
  const query: string[] = [];
  for (const { name, in: where, required, parameter } of parameters) {
    if (!required) continue;
    const value = exampleOf(document, parameter)?.value ?? requestSchemas.sample(own(parameter, "schema") ?? {}, 1)?.value;
    if (where === "header" || where === "cookie" || typeof value === "object" || value === undefined || value === "") return undefined;
    if (where === "path") path = path.replace(`{${name}}`, encodeURIComponent(asText(value)));
    else query.push(`${encodeURIComponent(name)}=${encodeURIComponent(asText(value))}`);
  }
  const whole = path + (query.length === 0 ? "" : `?${query.join("&")}`);
  if (path.includes("{") || !whole.startsWith(base)) return undefined;
  const request = { method, path: whole.slice(base.length) };
  if (own(body, "required") !== true) return request;
  const [, media] = Object.entries((own(body, "content") as JsonObject | undefined) ?? {}).find(([type]) => isJson(type)) ?? [];
  if (media === undefined) return undefined;
  const example = exampleOf(document, media as JsonObject);
  const schema = own(media, "schema") ?? {};
  const isRight = example !== undefined && requestSchemas.check(schema, example.value) === undefined;
  const sample = isRight ? example : requestSchemas.sample(schema, 1);
  return sample && { ...request, body: sample.value };
}
