/** A step of a page: a file to be written, or commands to be run. */
export type Step = { readonly file: string; readonly text: string } | { readonly commands: string };

/** The steps of a Markdown page, in its order: blocks with a title are files, `sh` blocks are commands. */
export function stepsOf(page: string): readonly Step[] {
  return [...page.matchAll(/^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$/gms)].flatMap(([, language, file, text = ""]): Step[] => {
    if (file !== undefined) return [{ file, text }];
    return language === "sh" ? [{ commands: text }] : [];
  });
}
