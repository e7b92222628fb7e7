/**
 * @param {number} milliseconds
 * @returns {string} `42 s`, `3 min 05 s`, `2 h 03 min`
 */
export function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes === 0) return `${seconds} s`;
  if (hours === 0) return `${minutes} min ${two(seconds % 60)} s`;
  return `${hours} h ${two(minutes % 60)} min`;
}

/** @param {number} at milliseconds since 1970 */
export function timeOfDay(at) {
  return new Date(at).toLocaleTimeString([], { hour12: false });
}

/** @param {number} number */
function two(number) {
  return String(number).padStart(2, "0");
}
