// What each facade may weigh, minified and in brotli (decisions/what-the-facade-weighs.md). The same for every vendor: what differs
// between them is their facts.
import { vendors } from "../../scripts/vendors.ts";

export default vendors.flatMap((vendor) => [
  { name: `@vendor-auth/session/${vendor}, at once`, path: `../../reports/size/${vendor}/at-once/*.js`, limit: "2.05 kB" },
  { name: `@vendor-auth/session/${vendor}, whole`, path: `../../reports/size/${vendor}-whole.js`, limit: "21.6 kB" },
]);
