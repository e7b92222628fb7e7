// copy-overlay.mjs NAME: run in a vendor package's folder after its bundle. Facts stand in specs/; a user of the tarball finds them in dist/.
import { copyFileSync } from "node:fs";

const name = `${process.argv[2]}.overlay.yaml`;
copyFileSync(new URL(`../../specs/${name}`, import.meta.url), `dist/${name}`);
