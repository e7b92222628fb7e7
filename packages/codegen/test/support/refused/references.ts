import type { Case } from "./case.ts";

/** References that lead out of the spec, or nowhere. */
export const references: readonly Case[] = [
  [
    "a reference to another host",
    {
      given: [["#/components/schemas/Answer", "https://evil.example/a.yaml#/A"]],
      want: 'small.yaml:22:49: "https://evil.example/a.yaml#/A" is on another host, which is never read. Move what it names into this file, under components.',
    },
  ],
  [
    "a reference to another host without a scheme",
    {
      given: [["#/components/schemas/Answer", "//evil.example/a.yaml"]],
      want: 'small.yaml:22:49: "//evil.example/a.yaml" is on another host, which is never read. Move what it names into this file, under components.',
    },
  ],
  [
    "a reference to another file",
    {
      given: [["#/components/schemas/Answer", "../../etc/passwd"]],
      want: 'small.yaml:22:49: "../../etc/passwd" leads to nothing in the spec\'s folder. Correct it, or put the file there: nothing outside that folder is read.',
    },
  ],
  [
    "a discriminator that maps to a file",
    {
      given: [["      type: object\n", "      type: object\n      discriminator: { propertyName: id, mapping: { a: ./a.yaml } }\n"]],
      want: 'small.yaml:34:56: "./a.yaml" leads to nothing in the spec\'s folder. Correct it, or put the file there: nothing outside that folder is read.',
    },
  ],
  [
    "a reference to code",
    {
      given: [
        ["#/components/schemas/Answer", "#/x = 1; alert(1)/a"],
        ["paths:", "x = 1; alert(1): { a: {} }\npaths:"],
      ],
      want: 'small.yaml:23:49: "#/x = 1; alert(1)/a" is not under #/components or #/paths. Move what it names there.',
    },
  ],
  [
    "a reference to nothing",
    {
      given: [["schemas/Answer", "schemas/Anwser"]],
      want: 'small.yaml:22:49: "#/components/schemas/Anwser" leads to nothing. Correct it, or define what it names.',
    },
  ],
  [
    "references in a circle",
    {
      given: [
        ["schemas/Answer", "schemas/A"],
        ["    Answer:\n", "    A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }\n    Answer:\n"],
      ],
      want: 'small.yaml:22:49: "#/components/schemas/A" leads back to itself. Let one of these references name a definition.',
    },
  ],
];
