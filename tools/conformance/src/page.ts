import { conformanceChecks } from "@vendor-auth/emulator/conformance";
import { clients, columns, resultKey, type Column, type Results } from "./columns.ts";
import { notes } from "./page-notes.ts";
import type { ReportedVendor } from "./reported-vendors.ts";
import { table } from "./table.ts";
import { installedVersion } from "./versions.ts";

const vendorTitles: Readonly<Record<ReportedVendor, string>> = { flashblade: "FlashBlade", cloudendure: "CloudEndure" };

/** What a column is called. */
export const titleOf = ({ client, vendor }: Column): string => `${client}, ${vendorTitles[vendor]}`;

/** docs/conformance.md, of what was measured. */
export function renderPage(results: Results): string {
  const cells = (column: Column) =>
    conformanceChecks.map((check) => results.get(resultKey(column, check))).filter((one) => one !== undefined);
  const lines = [
    "<!-- Made by tools/conformance/src/report.ts. Do not edit. -->",
    "",
    "# Conformance",
    "",
    "The conformance kit, `@vendor-auth/emulator/conformance`, plays rows of [what a session must survive](survives.md) against any session",
    "client, and judges by what the server saw: logins, open sessions, effects, requests, and bytes at another origin. Here it was run on this",
    "repository's facade and on two other clients that people build sessions with.",
    "",
    ...table(
      ["client", "packages", "adapter", "checks passed"],
      clients.map(({ name, packages, source, vendors }) => [
        name,
        packages.length === 0
          ? "`@vendor-auth/session` of this repository"
          : packages.map((one) => `${one} ${installedVersion(one)}`).join(", "),
        `[${source}](../tools/conformance/src/${source})`,
        vendors
          .map((vendor) => {
            const all = cells({ client: name, vendor });
            return `${vendorTitles[vendor]} ${all.filter(({ passed }) => passed).length} of ${all.length}`;
          })
          .join(", "),
      ]),
    ),
    "",
    ...notes,
    "",
    "## Results",
    "",
    "“–”: the case cannot happen to this vendor, or the adapter does not speak to it.",
    "",
    ...table(
      ["row", "case", ...columns.map(titleOf)],
      conformanceChecks.map((check) => [
        check.id,
        check.title,
        ...columns.map((column) => {
          const result = results.get(resultKey(column, check));
          return result === undefined ? "–" : result.passed ? "pass" : "**fail**";
        }),
      ]),
    ),
    "",
    "## What failed",
    "",
    "Counts vary a little from run to run; which checks fail does not.",
    "",
    ...table(
      ["client", "row", "case", "expected", "the server saw"],
      columns.flatMap((column) =>
        conformanceChecks.flatMap((check) => {
          const result = results.get(resultKey(column, check));
          return result === undefined || result.passed ? [] : [[titleOf(column), check.id, check.title, check.expected, result.saw]];
        }),
      ),
    ),
    "",
  ];
  return lines.join("\n");
}
