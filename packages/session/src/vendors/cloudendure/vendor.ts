import { type Credentials, type paths, session } from "@vendor-auth/cloudendure";
import { declared } from "../../descriptor/from-descriptor.ts";
import type { Vendor } from "../../model/vendor.ts";

const base = declared(session);

/** CloudEndure's session, with what no spec can say. */
export const vendor: Vendor<paths, Credentials> = {
  ...base,
  // The cookie's value comes quoted and ends in an escaped newline, literally: "tok==\012". The bare token is one of the
  // three spellings that the server takes (specs/README.md, "XSRF-TOKEN"), and the only one without odd characters.
  read(answer) {
    const secrets = base.read(answer);
    return { ...secrets, xsrf: (secrets["xsrf"] ?? "").replaceAll(/^"|\\[0-7]{3}|"$/g, "") };
  },
};
