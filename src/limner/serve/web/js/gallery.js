/** All pictures this browser keeps, newest first. */

import { h } from "./dom.js";

const EXAMPLES = [
  "a fox reading a book under a tree on a sunny meadow, with the title “FOX TALES”",
  "three penguins wearing red scarves in the snow",
  "a teapot and five pink cupcakes on a wooden table in a kitchen",
];
const urls = new Map();

/** An object URL of a blob that lives as long as the page, one for each name. */
export function urlOf(name, blob) {
  if (!urls.has(name)) urls.set(name, URL.createObjectURL(blob));
  return urls.get(name);
}

export function forget(name) {
  for (const each of [name, `${name} small`]) if (urls.has(each)) (URL.revokeObjectURL(urls.get(each)), urls.delete(each));
}

/** The grid. entries: newest first. */
export function gallery(entries, lasting) {
  return h("section.gallery", { "aria-labelledby": "gallery" },
    h("header", {}, h("h2", { id: "gallery" }, "Your pictures"),
      h("p.hint", {}, lasting ? "Kept in this browser, also when the service forgets them." : "This browser keeps nothing: they go when the page is closed.")),
    h("ul.grid", { role: "list" }, entries.map((entry) => tile(entry))));
}

function tile(entry) {
  const { width, height } = entry.facts;
  return h("li", { "--ratio": width / height },
    h("a", { href: `#/picture/${entry.id}` },
      h("img", { src: urlOf(`${entry.id} small`, entry.thumb), alt: entry.request.prompt, loading: "lazy", decoding: "async", width, height }),
      h("span.caption", { "aria-hidden": "true" }, entry.request.prompt)));
}

/** What stands where no picture is yet. */
export function invitation(fill) {
  return h("section.invitation", {},
    h("img", { src: "/web/styles/toy.webp", alt: "", width: 240, height: 240 }),
    h("h2", {}, "Nothing painted yet"),
    h("p", {}, "Write what is to be seen, or begin with one of these:"),
    h("ul", { role: "list" }, EXAMPLES.map((words) => h("li", {}, h("button.quiet", { onclick: () => fill(words) }, words)))));
}
