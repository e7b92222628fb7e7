// What scripts/new-vendor.mjs makes a vendor's folders in this repository with. Not part of the package's interface.
export { changeTo } from "./disk/change.ts";
export { writeFiles } from "./disk/write-files.ts";
export { createClientFile, indexFile } from "./init/client-files.ts";
export { sessionTestFile } from "./init/session-test.ts";
export { emulatedServerFile } from "./init/emulated-server.ts";
export { readApi } from "./session/read-api.ts";
export { camelCase, isVendorName, pascalCase } from "./text/names.ts";
