/** What is changed in the small spec (or a whole text), and the error it must give. */
export type Case = readonly [
  name: string,
  { readonly given: string | readonly (readonly [from: string, to: string])[]; readonly want: string },
];
