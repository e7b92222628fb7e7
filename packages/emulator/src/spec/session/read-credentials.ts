import type { Incoming } from "../../http/incoming.ts";
import type { Account } from "../../model/account.ts";
import type { Presented } from "../../model/vendor-server.ts";
import type { DescribedOperation, SessionDescription } from "../reader/api.ts";
import type { RequestCheck } from "../requests/request-check.ts";
import type { SpecCredentials } from "./accounts.ts";
import { isSame, isSecret, readInputs, waysOf, type LoginInput } from "./login-inputs.ts";

/** Reads a login request strictly: as its description says, and one way to log in with all that it needs. */
export function createCredentialReader(
  { session, document }: SessionDescription,
  login: DescribedOperation,
  { check, statusOf }: { readonly check: RequestCheck; readonly statusOf: (kind: "type" | "content") => number },
): (incoming: Incoming, params: Readonly<Record<string, string>>, accounts: readonly Account<SpecCredentials>[]) => Presented {
  const { input: inputs } = session.login;
  // What calls carry as it is given, and the login does not name, is no part of the login's own request.
  const carried = new Set(session.credentials.flatMap(({ from }) => (from.in === "input" ? [from.name] : [])));
  const isOfLogin = ({ name, in: where }: LoginInput): boolean =>
    where === "body" || where === "path" || !carried.has(name) || login.security.some((names) => names.includes(name));
  const hasSecrets = inputs.some((input) => isSecret(input) && isOfLogin(input));
  const ways = waysOf(session).map((way) => way.filter(isOfLogin));

  return (incoming, params, accounts) => {
    const problem = check(incoming, params);
    if (problem !== undefined) return { kind: "malformed", status: statusOf(problem.kind), message: problem.message };
    const given = readInputs(incoming, { login, document }, { params, inputs });
    const tried = ways.filter((way) => way.every(({ name }) => given.has(name)));
    const matches = (account: Account<SpecCredentials>, input: LoginInput): boolean => {
      const known = [account.credentials, ...(account.others ?? [])].map((credentials) => credentials[input.name]);
      return known.some((value) => value !== undefined && isSame(given.get(input.name), value));
    };
    const isPresented = (input: LoginInput): boolean => given.has(input.name);
    // A secret that comes besides must be right, too.
    const secrets = inputs.filter((input) => isSecret(input) && isPresented(input));
    const isRight = (account: Account<SpecCredentials>, way: readonly LoginInput[]): boolean => {
      // Where the description requires nothing, a login still needs a secret; what else it gives of the account must be the account's.
      if (way.length === 0 && hasSecrets) return secrets.length > 0 && inputs.filter(isPresented).every((input) => matches(account, input));
      return [...way, ...secrets].every((input) => matches(account, input));
    };
    const account = accounts.find((each) => tried.some((way) => isRight(each, way)));
    const names = inputs.filter((input) => !isSecret(input) && isPresented(input) && ways.some((way) => way.includes(input)));
    const named = names.length === 0 ? undefined : accounts.find((each) => names.every((input) => matches(each, input)));
    return { kind: "credentials", counted: account ?? named, account };
  };
}
