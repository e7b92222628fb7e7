/** Where a command's words go. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}
