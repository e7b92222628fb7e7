/** REST versions, ascending, as an array lists them. 2.28 is the last one that the vendor describes. */
export const versions: readonly string[] = [
  ..."1.0 1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.8.1 1.9 1.10 1.11 1.12".split(" "),
  ...Array.from({ length: 29 }, (_, minor) => `2.${minor}`),
];
