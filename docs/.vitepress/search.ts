// The site takes these functions into its pages as text: each stands alone.

/**
 * How much a page counts for a word. Guides come before what machines made and what tells of a package: those hold every word
 * somewhere. Codes of errors lead to the page of errors.
 */
export function boostDocument(page: string, word: string): number {
  if (/^[a-z]+(_[a-z]+)+$/.test(word) && /^\/errors\b/.test(page)) return 4;
  // Operations are looked for by their vendor: "flashblade login".
  if (page.startsWith("/reference/")) return page.startsWith(`/reference/${word}/`) ? 1 : 0.45;
  if (/\/api\/|\/(survives|conformance|speed)\b/.test(page)) return 0.2;
  if (/^\/(packages|project|changes)\/|^\/specs\b|^\/#/.test(page)) return 0.3;
  if (/^\/(examples\/|from-)/.test(page)) return 0.5;
  if (page.startsWith("/quick-start-")) return 1.3;
  return 1;
}

/** Words, and names with an underscore as a whole, too: purity_fb, credentials_refused. */
export function tokenize(text: string): string[] {
  return [...text.split(/[\s\p{P}\p{S}]+/u), ...(text.match(/[a-z]+(?:_[a-z]+)+/gi) ?? [])];
}
