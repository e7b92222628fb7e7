import type { Case } from "./case.ts";

/** Specs whose reference pages would have no name, or the same one. */
export const pages: readonly Case[] = [
  [
    "a tag without a letter",
    {
      given: [["      operationId: logout\n", "      operationId: logout\n      tags: ['../..']\n"]],
      want: "small.yaml:26:14: The tag has neither a letter nor a digit to name a page by. Rename it.",
    },
  ],
  [
    "models that differ in case alone",
    {
      given: [["    Answer:\n", "    answer: { type: string }\n    Answer:\n"]],
      want: "small.yaml:33:5: Its reference page would be Answer.md, and there is a page of that name already. Rename the model or the tag, or make one page: --docs index.",
    },
  ],
];
