/** A part of a URI, such as a path or a pointer in its fragment, without the escapes of a URI. */
export function decodedUri(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone "%": taken as it stands
  }
}
