import type { HeaderList } from "../../http/answer.ts";
import { asText, followed, isObject, own, type JsonObject } from "../reader/json.ts";
import type { SchemaSet } from "../schemas/schema-set.ts";
import { exampleOf } from "./media.ts";

/** What no answer takes from a description: it is of the connection, the body, or a session. */
const saidElsewhere: ReadonlySet<string> = new Set(["content-type", "content-length", "transfer-encoding", "connection", "set-cookie"]);

/** The headers that an answer must have, or is shown with, but for those that are `leftOut` (in small letters). */
export function headersOf(
  response: JsonObject,
  leftOut: ReadonlySet<string>,
  { document, schemas }: { readonly document: JsonObject; readonly schemas: SchemaSet },
): HeaderList {
  const declared = Object.entries((own(response, "headers") as JsonObject | undefined) ?? {});
  return declared.flatMap(([name, given]): HeaderList => {
    const header = followed(document, given);
    if (!isObject(header) || saidElsewhere.has(name.toLowerCase()) || leftOut.has(name.toLowerCase())) return [];
    const example = exampleOf(document, header);
    const value = example === undefined && own(header, "required") === true ? schemas.sample(own(header, "schema"), 1) : example;
    const text = [value?.value ?? ""].flat().map(asText).join(",");
    return /^[!-~]([ -~]*[!-~])?$/.test(text) ? [[name, text]] : [];
  });
}
