// Run by each package's build: tsc adds to dist and never takes away, and what is there is packed.
import { rmSync } from "node:fs";

rmSync("dist", { recursive: true, force: true });
