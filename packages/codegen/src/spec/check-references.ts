import { isObject, own, walkObjects } from "./json.ts";
import type { Path } from "./json.ts";
import { targetOf } from "./spec-node.ts";
import type { Spec } from "./read-spec.ts";
import { readAll } from "./spec-error.ts";

/**
 * Refuses every reference that leads out of the spec's own `components` and `paths`, in examples too. So the libraries that
 * are given the spec later read no other file and no network.
 */
export function checkReferences(spec: Spec): void {
  const checks: (() => void)[] = [];
  walkObjects(spec.document, (value, path) => {
    const reference = value["$ref"];
    if (typeof reference === "string") checks.push(() => checkReference(spec, reference, [...path, "$ref"]));
    if (typeof value["externalValue"] === "string")
      checks.push(() => refuseExternalValue(spec, value["externalValue"], [...path, "externalValue"]));
    const mapping = own(own(value, "discriminator"), "mapping");
    for (const [name, target] of Object.entries(isObject(mapping) ? mapping : {})) {
      // Without a slash it is the name of a schema.
      if (typeof target !== "string" || !/[/#]/.test(target)) continue;
      checks.push(() => checkReference(spec, target, [...path, "discriminator", "mapping", name]));
    }
  });
  readAll(...checks);
}

function refuseExternalValue(spec: Spec, value: unknown, path: Path): never {
  return spec.fail(path, `The example is in another file or on another host: "${String(value)}".`, "Give it here, as `value`.");
}

function checkReference(spec: Spec, reference: string, path: Path): void {
  if (!reference.startsWith("#")) {
    const where = /^((?!file:)[a-z][a-z0-9+.-]*:|\/\/)/i.test(reference) ? "on another host" : "in another file";
    spec.fail(path, `"${reference}" is ${where}, which is never read.`, "Move what it names into this file, under components.");
  }
  if (!/^#\/(components|paths)\/./.test(reference)) {
    spec.fail(path, `"${reference}" is not under #/components or #/paths.`, "Move what it names there.");
  }
  const seen = new Set<string>();
  for (let next: unknown = reference; typeof next === "string";) {
    if (seen.has(next)) spec.fail(path, `"${reference}" leads back to itself.`, "Let one of these references name a definition.");
    seen.add(next);
    const target = targetOf(spec.document, next);
    if (target === undefined) return spec.fail(path, `"${reference}" leads to nothing.`, "Correct it, or define what it names.");
    next = own(target.value, "$ref");
  }
}
