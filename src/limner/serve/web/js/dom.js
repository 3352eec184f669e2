/** Small means to build the page: elements, icons, and words for those who listen. */

const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  back: "M15 5l-7 7 7 7", close: "M6 6l12 12M18 6L6 18", plus: "M12 5v14M5 12h14", minus: "M5 12h14",
  download: "M12 4v11m-5-5l5 5 5-5M5 20h14", again: "M4 12a8 8 0 0 1 14-5.3L20 9M20 4v5h-5M20 12a8 8 0 0 1-14 5.3L4 15M4 20v-5h5",
  vary: "M4 7h3c5 0 5 10 10 10h3m-3-3l3 3-3 3M4 17h3c1.6 0 2.700-1 3.600-2.400M13.400 9.400C14.300 8 15.400 7 17 7h3m-3-3l3 3-3 3",
  compare: "M4 5h7v14H4zM13 5h7v14h-7z", remove: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13", before: "M12 8v4l3 2M4 12a8 8 0 1 0 2.500-5.800M4 5v4h4",
  stop: "M7 7h10v10H7z",
};

/** An element: h("button.main", {onclick, "aria-label": "..."}, "text", child, ...). null, false and undefined are left out. */
export function h(name, props = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key.startsWith("--")) made.style.setProperty(key, value);
    else if (key === "value" || key === "checked" || key === "selected" || key === "disabled") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== false));
  return made;
}

/** A line drawing, which says nothing to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" })) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A labelled field; the control is named by its label. */
export function field(label, control, hint) {
  return h("label.field", {}, h("span.name", {}, label), control, hint && h("span.hint", {}, hint));
}

/** A drop-down of [value, words] pairs, or of values that are their own words. */
export function choice(options, chosen, props = {}) {
  const rows = options.map((o) => (Array.isArray(o) ? o : [o, o]));
  return h("select", props, rows.map(([value, words]) => h("option", { value, selected: value === chosen }, words)));
}

/** Radio buttons as one group; row(value) gives what stands beside each. */
export function radios(name, legend, rows, chosen, onchange) {
  return h(`fieldset.radios.${name}`, {}, h("legend.name", {}, legend), h("div.row", {}, rows.map(([value, words, more]) =>
    h("label", { title: words },
      h("input", { type: "radio", name, value, checked: value === chosen, onchange: () => onchange?.(value) }),
      h("span", {}, more, h("span.words", {}, words))))));
}

/** Say something to those who listen rather than look. */
export function say(words) {
  document.getElementById("live").textContent = words;
}

/** A short message at the foot of the page; `undo` gives it a button. */
export function toast(words, undo) {
  const close = () => (clearTimeout(timer), box.remove());
  const box = h("div.toast", {}, h("span", {}, words),
    undo && h("button.quiet", { onclick: () => (close(), undo()) }, "Undo"),
    h("button.quiet.bare", { onclick: close, "aria-label": "Close" }, icon("close")));
  const timer = setTimeout(close, 8000);
  document.getElementById("toasts").replaceChildren(box);
}

/** A key of words as people write it: golden_hour -> golden hour. */
export const plain = (key) => String(key).replaceAll("_", " ");
export const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
