/**
 * The folder of a room, as the source of a regular expression: of `home`, the folder of a package or a tool, and the room's name in
 * rooms.mjs. A "*" becomes a group, so that what stands for it in one path can be asked for in another.
 */
export function folderPattern(home, room) {
  return `^${escape(home)}/src${room === "." ? "" : `/${escape(room).replace("*", "([^/]+)")}`}`;
}

function escape(text) {
  return text.replaceAll(/[.\\]/g, "\\$&");
}
