import type { Case } from "./case.ts";

/** Texts that are no spec. */
export const texts: readonly Case[] = [
  [
    "an empty file",
    { given: "", want: "small.yaml:1:1: This is not an OpenAPI document: it is not a mapping. Start it with `openapi: 3.1.0`." },
  ],
  [
    "a list",
    {
      given: "- openapi: 3.1.0\n",
      want: "small.yaml:1:1: This is not an OpenAPI document: it is not a mapping. Start it with `openapi: 3.1.0`.",
    },
  ],
  [
    "broken YAML",
    {
      given: [["  logout: logout\n", "  logout: [logout\n"]],
      want: "small.yaml:7:3: The YAML is broken: Flow sequence in block collection must be sufficiently indented and end with a ]. Correct it; nothing can be read before that.",
    },
  ],
  [
    "a tab for indentation",
    {
      given: [["  logout: logout\n", "\tlogout: logout\n"]],
      want: "small.yaml:6:1: The YAML is broken: Tabs are not allowed as indentation. Correct it; nothing can be read before that.",
    },
  ],
  [
    "a duplicate key",
    {
      given: [["  logout: logout\n", "  login: logout\n"]],
      want: "small.yaml:6:3: This key is already there. Remove one of the two, or rename it.",
    },
  ],
  [
    "a duplicate status, one of them a number",
    {
      given: [['{ "204": { description: Over. } }', '{ "204": { description: Over. }, 204: { description: Over. } }']],
      want: "small.yaml:27:51: This key is already there. Remove one of the two, or rename it.",
    },
  ],
  [
    "two documents",
    { given: [["paths:", "---\npaths:"]], want: "small.yaml:9:1: A second YAML document starts here. Leave one document in the file." },
  ],
  [
    "a tag of some other language",
    {
      given: [["title: Small", "title: !!js/function Small"]],
      want: "small.yaml:2:16: The YAML is broken: Unresolved tag: tag:yaml.org,2002:js/function. Correct it; nothing can be read before that.",
    },
  ],
  [
    "an alias that contains itself",
    {
      given: [["info: {", "info: &info { x-self: *info,"]],
      want: "small.yaml:2:23: The alias *info contains itself. Write out what it stands for.",
    },
  ],
  [
    "aliases that multiply",
    {
      given: [
        [
          "paths:",
          `x-a: &a [1,1,1,1,1,1,1,1,1]\nx-b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nx-c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nx-d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\nx-e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nx-f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\nx-g: [*f,*f,*f,*f,*f,*f,*f,*f,*f]\npaths:`,
        ],
      ],
      want: "small.yaml:1:1: The YAML cannot be unfolded: its aliases multiply it. Write it with fewer aliases.",
    },
  ],
];
