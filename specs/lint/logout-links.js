import { sourceProblems } from "./login-answer.js";
import { successAnswers } from "./spec.js";
import { isSource } from "./x-session-schema.js";

/** A path parameter of the logout is filled by a Link on each success answer of the login, from a source declared there. */
export function linkProblems({ login, logout, resolve }) {
  const names = logout.parameters.filter((parameter) => parameter.in === "path").map((parameter) => parameter.name);
  const { operationId } = logout.operation;
  return successAnswers(login.operation, resolve).flatMap(([status, answer]) => {
    const links = Object.values(answer.links ?? {}).map((link) => resolve(link).node ?? {});
    const filled = Object.assign({}, ...links.filter((link) => link.operationId === operationId).map((link) => link.parameters));
    return names.flatMap((name) => {
      const what = `x-session.logout: the path parameter "${name}" of "${operationId}"`;
      const source = filled[name] ?? filled[`path.${name}`];
      if (isSource(source)) return sourceProblems({ what, path: ["logout"], source, login: login.operation, resolve });
      return [
        {
          path: ["logout"],
          message: `${what}: expected answer ${status} of "${login.operation.operationId}" to fill it by a Link with a source such as $response.body#/id, got ${JSON.stringify(source) ?? "none"}. Add it under "links:" with "operationId: ${operationId}" and "parameters:".`,
        },
      ];
    });
  });
}
