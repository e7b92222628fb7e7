import type { Timing } from "../measure/interleaved.ts";

/** One table as it was measured. */
export interface Measured {
  readonly suite: string;
  readonly title: string;
  readonly unit: string;
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly rows: readonly Timing[];
}

/** The name of a table's plot. */
export const plotName = ({ title }: Measured): string =>
  `${title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")}.svg`;

/** Three digits, or all of a large number. */
export const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
