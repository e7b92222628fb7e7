import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { parse } from "yaml";

type Node = Record<string, unknown>;

/**
 * Holds a server's answers against a spec: a `fetch` that notes every answer of a declared operation whose status, headers
 * or body the spec does not declare. The emulator is written by hand from other evidence than the spec's author, so that a
 * difference is a question to both. Answers of a server that was told to misbehave are left alone.
 */
export function specAnswers(vendor: string, basePath: RegExp, isWellBehaved: () => boolean) {
  const spec = parse(readFileSync(new URL(`../../../../specs/${vendor}.yaml`, import.meta.url), "utf8")) as Node;
  const ajv = new Ajv2020({ strict: false, allErrors: true }).addSchema(spec, "spec");
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  const validators = new Map<string, ValidateFunction>();
  const problems: string[] = [];
  function follow(node: Node): { node: Node; pointer: string | undefined } {
    const reference = node["$ref"];
    if (typeof reference !== "string") return { node, pointer: undefined };
    const target = reference
      .split("/")
      .slice(1)
      .reduce<Node>((at, key) => at[key] as Node, spec);
    return { node: target, pointer: reference };
  }

  async function check(method: string, path: string, response: Response): Promise<void> {
    const operation = ((spec["paths"] as Node)[path] as Node | undefined)?.[method.toLowerCase()] as Node | undefined;
    if (operation === undefined) return;
    const place = `${method} ${path} ${response.status}`;
    const declared = (operation["responses"] as Record<string, Node>)[response.status];
    if (declared === undefined) return void problems.push(`${place}: the status is not declared`);
    const own = `#/paths/${path.replaceAll("/", "~1")}/${method.toLowerCase()}/responses/${response.status}`;
    const { node: answer, pointer = own } = follow(declared);
    for (const [name, header] of Object.entries((answer["headers"] ?? {}) as Record<string, Node>)) {
      if (follow(header).node["required"] && !response.headers.has(name)) problems.push(`${place}: the header ${name} is missing`);
    }
    const text = await response.clone().text();
    const content = (answer["content"] as Node | undefined)?.["application/json"];
    if (content === undefined) return void (text === "" || problems.push(`${place}: a body came, and none is declared`));
    const reference = `spec${pointer}/content/application~1json/schema`;
    const validate = validators.get(reference) ?? ajv.compile({ $ref: reference });
    validators.set(reference, validate);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return void problems.push(`${place}: the body is not JSON`);
    }
    if (!validate(body)) problems.push(`${place}: ${ajv.errorsText(validate.errors)}`);
  }

  return {
    problems,
    fetch: async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const response = await fetch(url, init);
      const { pathname } = new URL(url instanceof Request ? url.url : url);
      if (isWellBehaved()) await check(init?.method ?? "GET", pathname.replace(basePath, ""), response);
      return response;
    },
  };
}
