import type { SessionAdapter } from "@vendor-auth/emulator/conformance";
import { cloudendure } from "@vendor-auth/session/cloudendure";
import { flashblade } from "@vendor-auth/session/flashblade";
import { nodeFetch } from "@vendor-auth/session/node";
import { reportedVendors, type ReportedVendor } from "./reported-vendors.ts";

/** The part of a client that both vendors' have. Data calls are in no spec: a path is given as text. */
interface Client extends AsyncDisposable {
  request(method: string, path: string, options: object): Promise<{ status: number; data?: unknown; error?: unknown; response: Response }>;
}

/** This project's facade, used as its README shows. Its time limits are shorter than the defaults, so that checks that need them are short. */
// The default is every vendor, of which there may be more than the report is about.
// oxlint-disable-next-line typescript/no-unnecessary-type-arguments
export const facade: SessionAdapter<Client, ReportedVendor> = {
  vendors: reportedVendors,
  open(target) {
    const { baseUrl, ca } = target;
    const trust = ca === undefined ? {} : { fetch: nodeFetch({ host: new URL(baseUrl).host, ca }) };
    const options = { baseUrl, loginTimeout: 10_000, logoutTimeout: 2_000, ...trust };
    const client =
      target.vendor === "flashblade"
        ? flashblade({ ...options, credentials: target.credentials })
        : cloudendure({ ...options, credentials: { userApiToken: target.credentials.userApiToken } });
    return client as unknown as Client; // whose paths are those of a description
  },
  async call(client, { method, path, body, signal }) {
    const options = { ...(body !== undefined && { body }), ...(signal && { signal }) };
    const { data, error, response } = await client.request(method, path, options);
    return { status: response.status, body: data ?? error };
  },
  close: (client) => client[Symbol.asyncDispose](),
};
