import type { Problem } from "../source/problem.ts";
import { decodedUri } from "../text/decoded-uri.ts";
import type { Overlay } from "./read-overlay.ts";

/**
 * What there is to say when an overlay is applied to another file than the one that it `extends`. Files are told apart by their names
 * alone: the one that is named may be on another host, and nothing is read there.
 */
export function checkExtends({ source, extends: reference }: Overlay, file: string): Problem | undefined {
  const named = lastStep(decodedUri((reference ?? "").replace(/[?#].*$/s, "")));
  if (!/\.(ya?ml|json)$/i.test(named) || named === lastStep(file)) return undefined;
  return {
    ...source.position(["extends"]),
    problem: `This overlay is for ${named}, and is applied to ${lastStep(file)}.`,
    remedy: "Check that it fits, or take `extends` out.",
  };
}

const lastStep = (path: string): string => path.split(/[/\\]/).at(-1) ?? "";
