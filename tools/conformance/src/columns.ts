import { runConformance, type CheckResult, type ConformanceOptions, type SessionAdapter } from "@vendor-auth/emulator/conformance";
import { axiosAuthRefresh } from "./axios-auth-refresh.ts";
import { facade } from "./facade.ts";
import { openapiFetch } from "./openapi-fetch.ts";
import { reportedVendors, type ReportedVendor } from "./reported-vendors.ts";

/** A client that the report is about. */
export interface Client {
  readonly name: string;
  /** npm packages that it is made of; this repository's own has no version to tell. */
  readonly packages: readonly string[];
  /** Where its adapter is. */
  readonly source: string;
  readonly vendors: readonly ReportedVendor[];
  run(options: ConformanceOptions): Promise<CheckResult[]>;
}

function client<Handle, V extends ReportedVendor>(
  name: string,
  packages: readonly string[],
  source: string,
  adapter: SessionAdapter<Handle, V>,
  vendors: readonly V[],
): Client {
  return { name, packages, source, vendors, run: (options) => runConformance(adapter, options as ConformanceOptions<V>) };
}

export const clients: readonly Client[] = [
  client("facade", [], "facade.ts", facade, reportedVendors),
  client("axios-auth-refresh", ["axios", "axios-auth-refresh"], "axios-auth-refresh.ts", axiosAuthRefresh, ["flashblade"]),
  client("openapi-fetch", ["openapi-fetch"], "openapi-fetch.ts", openapiFetch, ["flashblade"]),
];

/** A column of the report's table: a client against a vendor's server. */
export interface Column {
  readonly client: string;
  readonly vendor: ReportedVendor;
}

export const columns: readonly Column[] = clients.flatMap(({ name, vendors }) => vendors.map((vendor) => ({ client: name, vendor })));

/** Results by client, vendor, row and title: `facade flashblade F2: 50 calls …`. */
export type Results = ReadonlyMap<string, { readonly passed: boolean; readonly saw: string }>;

/** The key of a result. */
export function resultKey(
  { client: name, vendor }: { readonly client: string; readonly vendor: string },
  { id, title }: { readonly id: string; readonly title: string },
): string {
  return `${name} ${vendor} ${id}: ${title}`;
}

/** Runs checks on a client. Most of them wait most of the time, so several run at once. */
export async function runClient(one: Client): Promise<Results> {
  const results = await one.run({ concurrency: 6, timeout: 90_000 });
  return new Map(results.map((result) => [resultKey({ client: one.name, vendor: result.vendor }, { ...result, id: result.row }), result]));
}
