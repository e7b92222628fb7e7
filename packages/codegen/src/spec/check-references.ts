import { isObject, own, walkObjects } from "./json.ts";
import type { Path } from "./json.ts";
import { targetOf } from "./spec-node.ts";
import type { Spec } from "./read-spec.ts";

/**
 * Refuses every reference that leads out of the spec's own `components` and `paths`, in examples too. So the libraries that
 * are given the spec later read no other file and no network.
 */
export function checkReferences(spec: Spec): void {
  walkObjects(spec.document, (value, path) => {
    if (typeof value["$ref"] === "string") checkReference(spec, value["$ref"], [...path, "$ref"]);
    if (typeof value["externalValue"] === "string") {
      spec.fail(
        [...path, "externalValue"],
        `The example is in another file or on another host: "${value["externalValue"]}".`,
        "Give it here, as `value`.",
      );
    }
    const mapping = own(own(value, "discriminator"), "mapping");
    if (!isObject(mapping)) return;
    for (const [name, target] of Object.entries(mapping)) {
      // Without a slash it is the name of a schema.
      if (typeof target === "string" && /[/#]/.test(target)) checkReference(spec, target, [...path, "discriminator", "mapping", name]);
    }
  });
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
