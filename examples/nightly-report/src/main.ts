import { readFileSync } from "node:fs";
import { report, type ArrayAddress } from "./report.ts";

const [file = "arrays.json"] = process.argv.slice(2);
const rows = await report(JSON.parse(readFileSync(file, "utf8")) as ArrayAddress[]);
console.table(rows);
process.exitCode = rows.some(({ problem }) => problem !== undefined) ? 1 : 0;
