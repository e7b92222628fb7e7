/** How the body of an answer is read. */
export type BodyKind = "json" | "text" | "blob";

/**
 * How a parameter is written: its style, with `*` where it is exploded and `+` where reserved characters stay (`form*+`). `json` and
 * `text` are those of a parameter with `content`.
 */
export type StyleCode = string;

/** What an operation declares of the wire where that is not plain. Parameters and media types by their names. */
export interface WireFacts {
  /** Its own server; a path where it is on the origin of the API's first one. */
  readonly server?: string;
  readonly path?: Readonly<Record<string, StyleCode>>;
  readonly query?: Readonly<Record<string, StyleCode>>;
  readonly header?: Readonly<Record<string, StyleCode>>;
  readonly cookie?: Readonly<Record<string, StyleCode>>;
  /** The media types of its body in their order, and in each how members of a form are written: a media type, or a style. */
  readonly body?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By status: how each declared media type is read. */
  readonly answers?: Readonly<Record<string, Readonly<Record<string, BodyKind>>>>;
}
