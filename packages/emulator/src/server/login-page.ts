import { html } from "../http/answer.ts";
import type { Route } from "../http/router.ts";
import type { Handler } from "../model/handler.ts";

/** The page that a browser would log in with, and what soft expiry shows instead of an answer. */
export const loginPage =
  '<!doctype html>\n<html lang="en"><head><title>Sign in</title></head>\n<body><h1>Sign in</h1><form method="post"><input name="username"><input name="password" type="password"></form></body></html>\n';

/** Where soft expiry redirects to. */
export const loginPageRoute: Route<Handler> = {
  operation: "loginPage",
  method: "GET",
  path: "/login",
  handler: { secured: false, run: () => html(200, loginPage) },
};
