/** One picture: large, with what it says about itself and what can be done with it. */

import { h, icon, plain } from "./dom.js";
import { urlOf } from "./gallery.js";

/** The name a downloaded file gets: the first words of its prompt, and its seed. */
export function fileName(entry) {
  const words = entry.request.prompt.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").split("-").filter(Boolean);
  return `${words.slice(0, 6).join("-") || "picture"}-${entry.request.seed}.${entry.facts.file.split(".").pop()}`;
}

export function save(entry) {
  const link = h("a", { href: urlOf(entry.id, entry.blob), download: fileName(entry) });
  document.body.append(link);
  link.click();
  link.remove();
}

/** [what, value] of everything worth telling of a picture. */
export function facts(entry) {
  const { request, facts: known } = entry;
  const seconds = Object.values(known.seconds).reduce((sum, s) => sum + s, 0);
  return [
    ["Style", plain(request.style ?? entry.scene?.style ?? "as the words say")], ["Size", `${known.width} × ${known.height}`], ["Quality", request.quality],
    ["Seed", request.first ? `${request.seed}, picture ${request.first + 1}` : request.seed], ["Engine", entry.model === known.engine ? known.engine : `${entry.model} (${known.engine})`],
    ["Took", `${seconds.toFixed(1)} s`],
    ...(request.negative ? [["Without", request.negative]] : []),
  ];
}

/** The picture itself. acts: {again, vary, compare, remove, before}, functions of no argument; before only where there is one. */
export function picture(entry, acts) {
  const image = h("img", { src: urlOf(entry.id, entry.blob), alt: entry.request.prompt, width: entry.facts.width, height: entry.facts.height });
  const tool = (name, words, act, props = {}) => h("button", { onclick: act, ...props }, icon(name), words);
  return h("article.picture", {},
    h("div.canvas", { "--ratio": entry.facts.width / entry.facts.height }, image),
    h("div.tools", { role: "group", "aria-label": "What to do with it" },
      tool("download", "Download", () => save(entry), { class: "main", title: "The file holds its prompt, seed and scene" }),
      tool("again", "Make it again", acts.again), tool("vary", "Vary", acts.vary), tool("compare", "Compare", acts.compare),
      acts.before && tool("before", "Before", acts.before, { "aria-pressed": "false" }),
      tool("remove", "Remove", acts.remove, { class: "quiet" })),
    entry.facts.warnings.length ? h("ul.warnings", { "aria-label": "What the painter says" }, entry.facts.warnings.map((w) => h("li", {}, w))) : "",
    h("dl.facts", {}, facts(entry).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, String(value))))));
}
