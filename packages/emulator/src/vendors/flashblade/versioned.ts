import { empty } from "../../http/answer.ts";
import type { Handler } from "../../model/handler.ts";
import type { FlashBladePolicies } from "./policies.ts";

/** A login at a versioned path, `/api/1.8/login`: whether arrays accept one is unknown, so a policy decides. */
export function versionedLogin(policies: FlashBladePolicies): Handler {
  return {
    secured: false,
    run({ logIn }, { note }) {
      if (policies.versionedLogin === "accept") return logIn();
      note("request refused", { detail: "versionedLogin: a login has no version in its path" });
      return empty(400);
    },
  };
}

/** A logout at a versioned path: answered 400 without a body, and the session stays open. The vendor's own exporter leaked every session so. */
export const versionedLogout: Handler = {
  secured: false,
  run(_, { note }) {
    note("request refused", { detail: "versionedLogout: a logout has no version in its path" });
    return empty(400);
  },
};
