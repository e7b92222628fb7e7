import type { SessionFacts } from "./read-x-session.ts";
import { ownServer, serverNode } from "../spec/own-server.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { Operation } from "../spec/spec-operations.ts";

/** A session is opened, used and ended at one base URL: neither the login nor the logout is anywhere else. */
export function checkOneServer(spec: Spec, { login, logout }: SessionFacts): void {
  checkServer(spec, "login", login);
  if (logout) checkServer(spec, "logout", logout);
}

function checkServer(spec: Spec, role: "login" | "logout", operation: Operation): void {
  const own = ownServer(spec, operation);
  if (own === undefined) return;
  const { path } = serverNode(spec, operation)!;
  const servers = path.slice(0, -1);
  const target = `$.${servers.map((step) => (/^[a-z]+$/i.test(String(step)) ? step : `['${step}']`)).join(".")}`.replaceAll(".[", "[");
  spec.fail(
    path,
    `The ${role} ${JSON.stringify(operation.id)} has a server of its own, ${own}: a session is opened, used and ended at one base URL.`,
    `Remove it with an overlay (\`{ target: "${target}", remove: true }\`). Where the ${role} really is there, the option \`fetch\` sends it there (docs/when-a-spec-cannot-say-it.md).`,
  );
}
