import { own, parsePointer } from "../source/json.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import { secretPointers } from "../spec/secret-pointers.ts";
import { memberOf, quote } from "../text/source-text.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { credentialsSample } from "./credentials-sample.ts";
import { callCode, chooseArguments } from "./call.ts";
import { createEnvironment, variableName } from "./environment.ts";
import type { Environment } from "./environment.ts";
import { baseUrlOf } from "../session/server.ts";
import type { Reference } from "./reference.ts";

/**
 * A program that runs as it stands: what it needs comes from the environment, and no secret goes to the screen. Open
 * operations are called on the vendor's bare client; the others on one that keeps itself logged in.
 */
export function example(reference: Reference, operation: Operation): string {
  const { session, facts } = reference;
  const environment = createEnvironment(session.vendor);
  const isOpen = operation.security.length === 0 || operation === facts.login;
  const client = isOpen ? bareClient(reference, environment) : sessionClient(reference, environment);
  const use = operation === facts.logout ? logoutLines(operation) : callLines(reference, operation, environment);
  return [client.imports, environment.lines(), client.code, use].filter((part) => part !== "").join("\n");
}

type ClientCode = { readonly imports: string; readonly code: string };

function bareClient(reference: Reference, environment: Environment): ClientCode {
  return {
    imports: `import { createClient } from ${quote(reference.packageName)};\n`,
    code: `const client = createClient({ ${baseUrlCode(reference, environment)} });\n`,
  };
}

function sessionClient(reference: Reference, environment: Environment): ClientCode {
  const { packageName } = reference;
  const credentials = credentialsSample(reference, environment);
  return {
    imports: `import { session } from ${quote(packageName)};\nimport { connect, declared } from "@vendor-auth/session";\n`,
    code: `await using client = connect(declared(session), {\n  ${baseUrlCode(reference, environment)},\n  credentials: ${credentials},\n});\n`,
  };
}

/** The base URL as code. When the spec gives a relative one, there is nothing to call, and the environment must say it. */
function baseUrlCode(reference: Reference, environment: Environment): string {
  const baseUrl = baseUrlOf(reference.session);
  if (!/^https?:\/\//i.test(baseUrl)) return environment.need("baseUrl");
  return `baseUrl: process.env.${variableName(reference.session.vendor, "baseUrl")} ?? ${quote(baseUrl)}`;
}

/** The client ends the session, because it knows whether one is open. */
function logoutLines({ id }: Operation): string {
  return `await client.login();\nconst outcome = await client.logout();\nconsole.log(${quote(`${id}:`)}, outcome);\n`;
}

function callLines(reference: Reference, operation: Operation, environment: Environment): string {
  const call = callCode(reference, operation, chooseArguments(reference, operation, environment));
  const shown = shownOf(reference, operation);
  const names = shown === undefined ? "error, status" : "data, error, status";
  const output = [`${quote(`${operation.id}:`)}, status`, ...(shown === undefined ? [] : [shown])].join(", ");
  const failed = `throw new Error(\`${operation.id} failed with status \${status}.\`);`;
  return `const { ${names} } = await ${call};\nif (error !== undefined) ${failed}\nconsole.log(${output});\n`;
}

/** A part of the answer that may be printed: a property that is no secret, holds none, and does not become the session. */
function shownOf({ spec, facts, session }: Reference, operation: Operation): string | undefined {
  const bodies = successesOf(operation).map(([, response]) => children(spec, child(spec, response, "content")));
  const [media] = bodies.length === 1 && bodies[0]!.length === 1 ? bodies[0]! : [];
  const schema = media !== undefined && /json/i.test(media[0]) ? child(spec, media[1], "schema") : undefined;
  if (own(schema?.value, "type") === "array") return "data.length";
  const sources = operation === facts.login ? [...session.credentials, ...(session.logout?.links ?? [])].map(({ from }) => from) : [];
  const earned = new Set(sources.flatMap((from) => (from.in === "body" ? parsePointer(from.pointer)?.slice(0, 1) : [])));
  const isSafe = ([name, property]: [string, SpecNode]) => secretPointers(spec, property).length === 0 && !earned.has(name);
  const [name] = children(spec, child(spec, schema, "properties")).find(isSafe) ?? [];
  return name === undefined ? undefined : memberOf("data", name);
}
