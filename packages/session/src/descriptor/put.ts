import type { RequestToAuthenticate } from "../model/vendor.ts";

/** Puts a value on a request, in place of one of the same name. */
export function put(request: RequestToAuthenticate, where: string, name: string, value: string): void {
  if (where === "header") request.headers.set(name, value);
  else if (where === "cookie") {
    const others = (request.headers.get("cookie") ?? "").split(/; */).filter((pair) => pair !== "" && !pair.startsWith(`${name}=`));
    request.headers.set("cookie", [...others, `${name}=${value}`].join("; "));
  } else {
    const url = request.url.replace(/#.*/s, ""); // a fragment is not sent, and what is added behind it would not be either
    request.url = `${url}${url.includes("?") ? "&" : "?"}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }
}

/** A path with its parameters filled, where a value is known. */
export function fillPath(path: string, valueOf: (name: string) => string | undefined): string {
  return path.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = valueOf(name);
    return value === undefined ? whole : encodeURIComponent(value);
  });
}
