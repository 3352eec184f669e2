/** Two pictures side by side, and in what they differ. */

import { h, icon } from "./dom.js";
import { urlOf } from "./gallery.js";
import { facts, save } from "./picture.js";

/** panes: two entries or nodes (of a picture still being painted). */
export function sideBySide(panes) {
  const said = panes.map((pane) => (pane instanceof Node ? null : new Map(facts(pane))));
  return h("div.sides", {}, panes.map((pane, i) => h("section.side", { "aria-label": i ? "Right" : "Left" },
    pane instanceof Node ? pane : [
      h("a.canvas", { href: `#/picture/${pane.id}`, "--ratio": pane.facts.width / pane.facts.height }, h("img", { src: urlOf(pane.id, pane.blob), alt: pane.request.prompt })),
      pane.request.prompt === panes[1 - i].request?.prompt ? "" : h("p.prompt-line", {}, pane.request.prompt),
      h("dl.facts", {}, [...said[i]].map(([name, value]) => h("div", { class: said[1 - i] && said[1 - i].get(name) !== value ? "differs" : null }, h("dt", {}, name), h("dd", {}, String(value))))),
      h("div.tools", {}, h("button.quiet", { onclick: () => save(pane) }, icon("download"), "Download")),
    ])));
}

/** What to put beside a picture. engines: rows of /v1/engines; others: entries. seed(), engine(model), other(id): what to do. */
export function against(entry, engines, others, { seed, engine, other }) {
  const rest = engines.filter((row) => row.model !== entry.model && row.ready);
  const pick = h("select", { id: "other", onchange: () => pick.value && other(pick.value) }, h("option", { value: "" }, "choose one"),
    others.filter((o) => o.id !== entry.id).map((o) => h("option", { value: o.id }, `${o.request.prompt.slice(0, 60)} (seed ${o.request.seed})`)));
  return h("section.against", { "aria-label": "What to compare it with" },
    h("h2", {}, "Beside it"),
    h("button", { onclick: seed }, icon("vary"), "The same with another seed"),
    rest.map((row) => h("button", { onclick: () => engine(row.model) }, icon("compare"), `The same by ${row.model}`)),
    rest.length ? "" : h("p.hint", {}, "No other engine is set up in this service; docs/web.md tells how to add one."),
    others.length > 1 ? h("label.field", {}, h("span.name", {}, "Another picture"), pick) : "");
}
