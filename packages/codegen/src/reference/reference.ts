import type { Api } from "../session/read-api.ts";

/** What the reference pages are made from. */
export interface Reference extends Api {
  /** The package that the examples import. */
  readonly packageName: string;
}
