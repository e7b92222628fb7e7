import type { Credentials, paths } from "@vendor-auth/cloudendure";
import { session } from "@vendor-auth/cloudendure/session";
import { declared } from "../../descriptor/from-descriptor.ts";
import type { Vendor } from "../../model/vendor.ts";

const base = declared(session);

/**
 * The XSRF cookie's value comes quoted and ends in an escaped newline, literally: "tok==\012". The bare token is one of the
 * three spellings that the server takes (specs/README.md, "XSRF-TOKEN"), and the only one without odd characters.
 */
function bare(secrets: Record<string, string>): Record<string, string> {
  const { xsrf } = secrets;
  return xsrf === undefined ? secrets : { ...secrets, xsrf: xsrf.replaceAll(/^"|\\[0-7]{3}|"$/g, "") };
}

/** CloudEndure's session, with what no spec can say. */
export const vendor: Vendor<paths, Credentials> = {
  ...base,
  read: (answer, credentials) => bare(base.read(answer, credentials)),
  readPart: (answer) => bare(base.readPart?.(answer) ?? {}),
  replaced: (...given) => bare(base.replaced?.(...given) ?? {}),
};
