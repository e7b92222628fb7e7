import { isStructured, schemaParts } from "./spec.js";

/** A login without a secret among its inputs has one that is not marked, and that would be logged. */
export function secretProblems({ operation, parameters }, resolve) {
  const schemas = [...parameters.map((parameter) => parameter.schema), ...bodyMembers(operation, resolve)];
  const isSecret = (schema) => schemaParts(schema, resolve).some((part) => part.format === "password");
  if (schemas.some(isSecret)) return [];
  return [
    {
      path: ["login"],
      message: `x-session.login: expected at least one input of "${operation.operationId}" with "format: password", got none. Mark the secret parameter or body member with it.`,
    },
  ];
}

function bodyMembers(operation, resolve) {
  const body = resolve(operation.requestBody ?? {}).node ?? {};
  return Object.entries(body.content ?? {})
    .filter(([mediaType]) => isStructured(mediaType, { forms: true }))
    .flatMap(([, media]) => schemaParts(media?.schema, resolve))
    .flatMap((part) => Object.values(part.properties ?? {}));
}
