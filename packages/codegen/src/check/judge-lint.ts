import { byHand } from "../source/by-hand.ts";
import { formatJsonPath } from "../source/json-path.ts";
import type { Finding } from "../source/finding.ts";
import type { Path } from "../source/json.ts";

/** What the spec linter says of one place. */
export interface LintResult {
  readonly ruleId: string;
  readonly message: string;
  readonly path: readonly string[];
  /** It knows a name that this one is like: a slip of the pen. */
  readonly hasSuggestion: boolean;
}

/** What to do about each rule. */
const remedies: Readonly<Record<string, string>> = {
  struct: "Write it as the OpenAPI specification has it.",
  "operation-parameters-unique": "Remove or rename one of the two.",
  "path-declaration-must-exist": "Name each part between the braces.",
  "no-identical-paths": "Merge the two.",
  "spec-components-invalid-map-name": "Rename it: letters, digits, dot, hyphen and underscore.",
};

/** Rules that concern words alone: two paths that differ by a parameter's name are two paths, and any name can be quoted. */
const harmless = new Set(["no-identical-paths", "spec-components-invalid-map-name"]);

/** Parts of a description that no client is made of. */
const words = /^(info|tags|externalDocs|contact|license|xml|example|examples|description|summary|title|x-.*)$/;

/** Members without which a call cannot be made or typed. */
const needed = /The field `(name|in|paths|content|\$ref|scheme)` must be present|fields: .*paths/;

/** Members of which a wrong value makes a wrong call. */
const decisive = new Set(["in", "name", "required", "style", "explode", "allowReserved", "url", "operationId", "enum", "$ref", "content"]);

/**
 * Whether what the linter found makes a client wrong:
 *
 * | found | it is |
 * |---|---|
 * | in words: descriptions, examples, tags, extensions | untidy |
 * | a member that OpenAPI does not have, like one it has (`descripton`) | an error: a slip |
 * | any other member that OpenAPI does not have | untidy |
 * | no `name`, `in`, `paths`, `content`, `scheme` | an error |
 * | no `description`, `title`, `responses`, … | untidy |
 * | something else where an object or a list should be | an error; `true` for a schema, as 3.1 has it, untidy |
 * | a wrong value of what decides how a call is made | an error |
 * | any other wrong value, such as a bound, or `nullable` without `type` | untidy |
 */
export function judgeLint({ ruleId, message, path, hasSuggestion }: LintResult): { isError: boolean; finding: Finding } {
  const problem = message.replace(/\.?\s*$/, ".");
  const isPlace = path.at(-1) === "in" && path.at(-3) === "securitySchemes";
  const finding = {
    path,
    problem,
    remedy: isPlace
      ? `A value goes into a header, a cookie or the query. Where it goes elsewhere, such as into the body, ${byHand}.`
      : (remedies[ruleId] ?? ""),
    kind: `${ruleId} ${problem.replace(ruleId === "struct" ? /"[^"]*"/g : /"[^"]*"|`[^`]*`/g, "…")}`,
  };
  if (harmless.has(ruleId) || (path.some((key) => words.test(key)) && !hasSuggestion)) return { isError: false, finding };
  if (ruleId !== "struct") return { isError: true, finding };
  return isWrong(message, path, hasSuggestion)
    ? { isError: true, finding: { ...finding, ...(isPlace ? {} : removing(message, path)) } }
    : { isError: false, finding };
}

function isWrong(message: string, path: readonly string[], hasSuggestion: boolean): boolean {
  if (message.includes("is not expected here")) return hasSuggestion;
  if (/must be present|at least one of/.test(message)) return needed.test(message);
  if (/^Expected type `\w+` \((object|array)\)/.test(message)) return !/^Expected type `Schema` .* got `boolean`/.test(message);
  const key = path.findLast((step) => !/^\d+$/.test(step)) ?? "";
  // In a schema, `required: true` is an old way to say something else, and says nothing now.
  if (key === "required") return message.includes("`boolean` but got");
  return decisive.has(key) && /but got|can be one of/.test(message);
}

function removing(message: string, path: Path): { mend?: string } {
  return message.includes("must be present") ? {} : { mend: `- target: ${formatJsonPath(path)}\n  remove: true` };
}
