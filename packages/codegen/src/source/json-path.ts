import type { Path } from "./json.ts";

/** A way as a JSONPath that people read: `$.paths['/login'].post`. */
export function formatJsonPath(path: Path): string {
  const steps = path.map((key) => {
    if (typeof key === "number") return `[${key}]`;
    return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}']`;
  });
  return `$${steps.join("")}`;
}
