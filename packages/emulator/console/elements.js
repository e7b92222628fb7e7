// Everything is shown as text: nothing that a client sent is ever taken for markup.

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no element ${id}`);
  return element;
}

/**
 * @param {string} tag
 * @param {Readonly<Record<string, string>>} [attributes]
 * @param {(Node | string)[]} content
 */
export function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

/**
 * Sets an element's text, when it is another one.
 *
 * @param {Element | null | undefined} element
 * @param {string} text
 */
export function show(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/**
 * Makes a list show the entries, in their order. An entry keeps its element, so that the keyboard's focus stays where it is;
 * when the focus was on what is gone, it goes to the section's heading.
 *
 * @template Entry
 * @param {HTMLElement} list
 * @param {readonly Entry[]} entries
 * @param {{ key: (entry: Entry) => string, make: (entry: Entry) => HTMLElement, update?: (element: HTMLElement, entry: Entry) => void }} how
 */
export function fill(list, entries, how) {
  const wanted = new Set(entries.map(how.key));
  /** @type {Map<string, HTMLElement>} */
  const known = new Map();
  const before = /** @type {HTMLElement[]} */ (Array.from(list.children));
  for (const element of before) {
    const key = element.dataset["key"] ?? "";
    if (wanted.has(key)) {
      known.set(key, element);
      continue;
    }
    const hadFocus = element.contains(document.activeElement);
    element.remove();
    if (hadFocus) list.closest("section")?.querySelector("h2")?.focus();
  }
  for (const [index, entry] of entries.entries()) {
    const key = how.key(entry);
    const element = known.get(key) ?? how.make(entry);
    element.dataset["key"] = key;
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
    how.update?.(element, entry);
  }
}
