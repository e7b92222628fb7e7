import type { Finding } from "../source/finding.ts";
import { isObject, own } from "../source/json.ts";
import type { JsonObject, Path } from "../source/json.ts";
import type { Origins } from "../source/origins.ts";
import { methods } from "../openapi/methods.ts";
import { listedParameters } from "./listed-parameters.ts";
import type { ListedParameter } from "./listed-parameters.ts";

/** What a path's template and its parameters say differently. */
export interface PathFault {
  /** Of the operation, or of the path, whose parameters all of its operations have. */
  readonly place: Path;
  readonly owner: JsonObject;
  readonly path: string;
  /** Declared parameters that the path has no place for. */
  readonly unused: readonly ListedParameter[];
  /** Places in the path that no parameter fills. */
  readonly missing: readonly string[];
  /** One is missing and another unused: it is likely that both are the same one, and its name is wrong. */
  readonly isSlip: boolean;
}

/** The names between the braces of a path, as openapi-fetch fills them: `{id}`, `{id*}`, `{.id}`, `{;id}`. */
function templateNames(path: string): string[] {
  return [...path.matchAll(/\{[.;]?([^{}*]+)\*?\}/g)].map(([, name]) => name!);
}

/** Every difference of this kind. */
export function pathFaults(document: JsonObject): PathFault[] {
  return Object.entries(own(document, "paths") ?? {}).flatMap(([path, item]: [string, unknown]) =>
    path.startsWith("/") && isObject(item) && typeof item["$ref"] !== "string" ? faultsOf(document, path, item) : [],
  );
}

function faultsOf(document: JsonObject, path: string, item: JsonObject): PathFault[] {
  const names = templateNames(path);
  const inPath = (owner: JsonObject) => listedParameters(document, owner).filter(({ value }) => own(value, "in") === "path");
  const isUnused = ({ value }: ListedParameter) => !names.includes(String(own(value, "name")));
  const shared = inPath(item);
  const unusedShared = shared.filter(isUnused);
  const faults = methods.flatMap((method): PathFault[] => {
    const operation = own(item, method);
    if (!isObject(operation)) return [];
    const declared = inPath(operation);
    const missing = names.filter((name) => ![...shared, ...declared].some(({ value }) => own(value, "name") === name));
    const unused = declared.filter(isUnused);
    const isSlip = missing.length > 0 && unused.length + unusedShared.length > 0;
    return [{ place: ["paths", path, method], owner: operation, path, unused, missing, isSlip }];
  });
  const isSlip = faults.some((fault) => fault.isSlip);
  const all = [{ place: ["paths", path], owner: item, path, unused: unusedShared, missing: [], isSlip }, ...faults];
  return all.filter(({ unused, missing }) => unused.length + missing.length > 0);
}

/**
 * Makes parameters and paths meet, in place: takes out a path's parameter for which the path has no place, so that no caller is
 * asked for it, and declares one that has a place alone, as a text. Where it may be a slip of the pen, nothing is changed.
 */
export function mendPathParameters(document: JsonObject, origins: Origins): Finding[] {
  return pathFaults(document)
    .filter(({ isSlip }) => !isSlip)
    .flatMap(({ place, owner, path, unused, missing }) => {
      const at = [...place, "parameters"];
      for (const { index } of unused.toReversed()) origins.removeItem(document, owner["parameters"] as unknown[], at, index);
      const added = missing.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
      if (added.length > 0) {
        const known = own(owner, "parameters");
        if (Array.isArray(known)) known.push(...added);
        else (owner as Record<string, unknown>)["parameters"] = added;
      }
      const tell = (kind: string, name: unknown, remedy: string): Finding => ({
        path: at,
        side: "key",
        kind,
        problem: kind.replace("…", `\`${String(name)}\``).replace("…", `\`${path}\``),
        remedy,
      });
      return [
        ...unused.map(({ value }) => tell("The path parameter … has no place in the path ….", own(value, "name"), "It is left out.")),
        ...missing.map((name) => tell("No parameter … is declared for the path ….", name, "It is taken for a text.")),
      ];
    });
}
