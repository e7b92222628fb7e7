/** Inherits nothing, so that a polluted `Object.prototype` sets no option; faster than an object without a prototype. */
const Bare = function () {} as unknown as new () => object;
(Bare as { prototype: object }).prototype = Object.create(null) as object;

/** A copy that inherits nothing. */
export function bare<T extends object>(given?: T): T {
  return Object.assign(new Bare() as T, given);
}
