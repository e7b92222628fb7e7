// The configuration of dependency-cruiser: which imports are allowed (decisions/imports-are-checked.md). Run at the root of a checkout:
//   depcruise --config tools/checks/imports/rules.mjs packages tools scripts specs/lint docs/.vitepress examples
import { globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { folderPattern } from "./folder-pattern.mjs";
import { aVendor, packages, rooms, takenByScripts } from "./rooms.mjs";

/** Files of a room, and not of the folders in it. */
const filesOf = (home, room) => `${folderPattern(home, room)}/[^/]+$`;

const error = (name, comment, from, to) => ({ severity: "error", name, comment, from, to });

/** `home` is the folder of a package or a tool. */
function roomRules(home) {
  return rooms[home].map(([room, , imports]) => {
    const others = rooms[home].map(([name]) => name).filter((name) => room.includes("*") && !name.includes("*"));
    // $1 is what stands for the "*": a vendor's folder is its own room, and not that of another vendor.
    const own = filesOf(home, room).replace("([^/]+)", "$1");
    return error(
      `${home}: what ${room} may import`,
      `In ${home}/src, ${room} may import ${imports.length > 0 ? imports.join(", ") : "no other room"}. ` +
        "Move what both need into a room below, or hand it over as an argument. If the import is right, add it to tools/checks/imports/rooms.mjs.",
      { path: filesOf(home, room), pathNot: others.map((one) => filesOf(home, one)) },
      { path: `^${home}/src/`, pathNot: [own, ...["generated", ...imports].map((one) => filesOf(home, one))] },
    );
  });
}

/** Packages of ours that a package's `src` must not import: sources, or by their name. */
function packageRule(name) {
  const [, imports] = packages[name] ?? aVendor;
  const vendors = names.filter((one) => !Object.hasOwn(packages, one));
  const allowed = [name, ...imports.flatMap((one) => (one === "vendors" ? vendors : one))].join("|");
  return error(
    `packages: what ${name} may import`,
    `Packages are imported one way: ${name} may import ${imports.join(", ") || "none of the others"}, and no tool. ` +
      "See packages in tools/checks/imports/rooms.mjs.",
    { path: `^packages/${name}/src/` },
    { path: "^(packages|tools|examples|docs|scripts|specs)/|^@vendor-auth/", pathNot: `^(packages|@vendor-auth)/(${allowed})(/|$)` },
  );
}

/** The sources that package.json's `exports` and `bin` name, by way of dist or not. */
function doors() {
  return globSync("{packages,tools}/*/package.json").flatMap((file) => {
    const { exports = {}, bin = {} } = JSON.parse(readFileSync(file, "utf8"));
    const targets = [...Object.values(exports).map((entry) => entry.default ?? entry), ...Object.values(bin)];
    const folder = dirname(file).replaceAll("\\", "/");
    return targets.map((target) => target.replace(/^\.\/dist\/(.*)\.js$/, "./src/$1.ts").replace(/^\./, folder));
  });
}

const names = globSync("packages/*/package.json").map((file) => file.replaceAll("\\", "/").split("/")[1]);
const part = "(?:packages|tools|examples)/[^/]+";

export default {
  forbidden: [
    error(
      "no circle",
      "Files that import each other in a circle can only be read together. Move what they share into a file below.",
      {},
      { circular: true },
    ),
    ...Object.keys(rooms).flatMap(roomRules),
    ...names.map(packageRule),
    error(
      "through a door",
      "A package is imported through its doors (exports in its package.json) and nowhere else, so that its rooms can move. Tests may take " +
        "what is in another package's test/support and fixtures.",
      { path: `^(${part}|scripts|specs/lint|docs)/` },
      {
        path: `^${part}/(src|test|fixtures|console)/`,
        pathNot: [
          "^$1/",
          "^packages/[^/]+/(test/support|fixtures)/",
          ...[...doors(), ...takenByScripts].map((door) => `^${door.replaceAll(".", "\\.")}$`),
        ],
      },
    ),
    error(
      "the emulator has its own opinion",
      "The emulator imports nothing that is generated or that a client is made of: a wrong fact in a spec must meet an independent opinion.",
      { path: "^packages/emulator/src/" },
      { path: "/generated/|(^|/)openapi-fetch/" },
    ),
    error(
      "who reads descriptions",
      "In the emulator, only the room that serves descriptions reads them: the built-in vendors are an opinion of their own, and start without it.",
      { path: "^packages/emulator/src/", pathNot: "^packages/emulator/src/spec/" },
      { path: "^packages/codegen/|^@vendor-auth/codegen|(^|/)node_modules/(ajv|ajv-formats|json-schema-faker)/" },
    ),
    error(
      "sources import no tests",
      "What is published does not need what tests it.",
      { path: `^${part}/src/` },
      { path: `^${part}/test/` },
    ),
  ],
  options: {
    doNotFollow: { path: ["(^|/)node_modules/", "(^|/)dist/"] },
    // Clients of others, which are generated or installed for the bench alone; made anew by their generators.
    exclude: { path: "^tools/bench/peers/|^docs/.vitepress/(cache|dist)/|^examples/[^/]+/src/generated/|/\\.[a-z-]+-[^/]*/" },
    tsPreCompilationDeps: true, // an import of types is one, too
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".mjs", ".js", ".d.ts"],
    },
  },
};
