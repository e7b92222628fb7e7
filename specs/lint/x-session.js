import { sourceProblems } from "./login-answer.js";
import { secretProblems } from "./login-input.js";
import { linkProblems } from "./logout-links.js";
import { operationsById, successAnswers } from "./spec.js";
import { shapeProblems } from "./x-session-schema.js";

/** x-session is there, keeps to its schema, and names only what the rest of the spec declares. */
export function xSession() {
  return {
    Root(root, { report, location, resolve }) {
      const session = root["x-session"];
      if (session === undefined) {
        report({
          message:
            "Expected x-session at the top level of the spec, got none. Add it with login, logout and credentials; specs/README.md explains them.",
          location: location.child(["openapi"]).key(),
        });
        return;
      }
      const shape = shapeProblems(session);
      const problems = shape.length > 0 ? shape : referenceProblems(root, session, resolve);
      for (const { path, message } of problems) report({ message, location: location.child(["x-session", ...path]) });
    },
  };
}

function referenceProblems(root, session, resolve) {
  const operations = operationsById(root, resolve);
  const login = operations.get(session.login);
  const logout = operations.get(session.logout);
  return [
    ...operationProblems(session, operations),
    ...Object.keys(session.credentials).flatMap((name) => schemeProblems(name, root, resolve)),
    ...(login ? loginProblems(session, login, resolve) : []),
    ...(login && logout ? linkProblems({ login, logout, resolve }) : []),
  ];
}

function operationProblems(session, operations) {
  return ["login", "logout"]
    .filter((key) => !operations.has(session[key]))
    .map((key) => ({
      path: [key],
      message: `x-session.${key}: expected an operationId of this spec (${list(operations.keys())}), got "${session[key]}". Correct the name, or declare the operation.`,
    }));
}

function schemeProblems(name, root, resolve) {
  const schemes = root.components?.securitySchemes ?? {};
  const path = ["credentials", name];
  if (!Object.hasOwn(schemes, name)) {
    const known = list(Object.keys(schemes));
    return [
      {
        path,
        message: `x-session.credentials: expected a security scheme of this spec (${known}), got "${name}". Correct the name, or declare the scheme.`,
      },
    ];
  }
  const { type, scheme } = resolve(schemes[name]).node ?? {};
  if (type === "apiKey" || (type === "http" && String(scheme).toLowerCase() === "bearer")) return [];
  const got = [type, scheme].filter(Boolean).join(" ") || "none";
  return [
    {
      path,
      message: `x-session.credentials.${name}: expected a security scheme of type apiKey, or http bearer, got ${got}. Change the scheme.`,
    },
  ];
}

function loginProblems(session, login, resolve) {
  const { operation } = login;
  if (successAnswers(operation, resolve).length === 0) {
    return [
      {
        path: ["login"],
        message: `x-session.login: expected "${session.login}" to declare a success answer (2xx), got none. Declare one that carries the credentials.`,
      },
    ];
  }
  const sources = Object.entries(session.credentials).flatMap(([name, source]) =>
    sourceProblems({ what: `x-session.credentials.${name}`, path: ["credentials", name], source, login: operation, resolve }),
  );
  return [...sources, ...secretProblems(login, resolve)];
}

function list(names) {
  return [...names].join(", ") || "it has none";
}
