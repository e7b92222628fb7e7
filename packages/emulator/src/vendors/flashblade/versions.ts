/** REST versions, ascending, as an array lists them. Where 2.x ends is a choice. */
export const versions: readonly string[] = [
  ..."1.0 1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.8.1 1.9 1.10 1.11 1.12".split(" "),
  ...Array.from({ length: 27 }, (_, minor) => `2.${minor}`),
];
