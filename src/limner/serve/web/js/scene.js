/** The scene as a list that can be edited: things, lettering, place; and painted again. */

import { capital, choice, field, h, icon, plain, radios } from "./dom.js";
import { plan } from "./plan.js";

const SWATCHES = ["red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "white"];
const SURFACES = ["letters", "sign", "banner", "poster", "label", "page", "screen", "neon", "bubble", "shirt"];
const TIMES = ["dawn", "morning", "day", "golden_hour", "sunset", "dusk", "night"];
const WEATHERS = ["clear", "cloudy", "overcast", "rain", "storm", "snow", "fog", "wind", "aurora"];
const SEASONS = ["spring", "summer", "autumn", "winter"];
const NOTHING = [["", "as it fits"]];
const rgbOf = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const hexOf = (rgb) => `#${rgb.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
const one = (key) => `${/^[aeiou]/.test(key) ? "an" : "a"} ${key}`;
const named = (keys) => keys.map((key) => [key, plain(key)]);

export class SceneEditor {
  /** scene: as the service gives it. spots: its picture's plan. words: /v1/vocabulary. paint(scene): called with the edited one. */
  constructor(scene, spots, words, paint) {
    Object.assign(this, { first: scene, spots, vocabulary: words, paint });
    this.node = h("form.scene", { "aria-label": "The scene", onsubmit: (e) => (e.preventDefault(), this.send()), novalidate: true });
    this.reset();
  }

  reset() {
    this.scene = structuredClone(this.first);
    this.draw();
  }

  get edited() {
    return JSON.stringify(this.scene) !== JSON.stringify(this.first);
  }

  /** Remember a change; `again` where the list itself has to be drawn anew. */
  changed(again = false) {
    if (again) this.draw();
    const { edited } = this;
    this.foot.hidden = !edited;
    this.trouble.textContent = "";
  }

  draw() {
    const { scene } = this;
    const focused = this.node.contains(document.activeElement) ? document.activeElement.id : "";
    const open = new Set([...this.node.querySelectorAll("details[open]")].map((d) => d.id));
    this.main = h("button.main", { type: "submit" }, "Paint again");
    this.undo = h("button.quiet", { type: "button", onclick: () => this.reset() }, "Undo changes");
    this.trouble = h("p.trouble", { role: "alert" });
    this.foot = h("div.send", { hidden: true }, this.main, this.undo);
    const bodies = h("datalist", { id: "bodies" }, Object.keys(this.vocabulary.bodies).map((key) => h("option", { value: key })));
    const add = h("input", { id: "add-body", list: "bodies", placeholder: "cat, teapot, lighthouse", "aria-label": "A thing to add",
      onkeydown: (e) => e.key === "Enter" && (e.preventDefault(), this.add(add.value)) });
    this.node.replaceChildren(bodies,
      this.spots?.length ? h("section", { "aria-label": "Where things stand" }, h("h3", {}, "Where they stand"), plan(scene, this.spots, () => this.changed())) : "",
      h("section", {}, h("h3", {}, "Things"),
        h("ol.things", { role: "list" }, scene.subjects.map((subject, i) => this.subject(subject, i))),
        h("div.add", {}, add, h("button", { type: "button", onclick: () => this.add(add.value) }, icon("plus"), "Add"))),
      scene.relations.length ? h("section", {}, h("h3", {}, "Together"), h("ul.together", { role: "list" }, scene.relations.map((r, i) => this.relation(r, i)))) : "",
      h("section", {}, h("h3", {}, "Lettering"),
        h("ul.letterings", { role: "list" }, scene.lettering.map((text, i) => this.lettering(text, i))),
        h("button", { type: "button", onclick: () => this.addLettering() }, icon("plus"), "Add lettering")),
      h("section.setting", {}, h("h3", {}, "Place"), this.setting()),
      scene.unresolved.length ? h("section", {}, h("h3", {}, "Not as written"), h("ul", {}, scene.unresolved.map((u) => h("li", {}, `${u.words}: ${u.reason}`)))) : "",
      this.trouble, this.foot);
    for (const id of open) this.node.querySelector(`#${id}`)?.setAttribute("open", "");
    if (focused) this.node.querySelector(`#${CSS.escape(focused)}`)?.focus();
    this.changed();
  }

  subject(subject, i) {
    const body = h("input", { id: `body-${i}`, list: "bodies", value: subject.body, onchange: () => this.exchange(subject, body.value.trim()) });
    const count = h("input", { id: `count-${i}`, type: "number", min: 1, max: 200, value: subject.count, "aria-label": `How many: ${subject.words}`,
      oninput: () => this.count(subject, count.valueAsNumber) });
    const step = (by, sign, words) => h("button.bare", { type: "button", id: `count-${i}-${sign}`, "aria-label": `${words}: ${subject.words}`,
      onclick: () => ((count.value = Math.min(200, Math.max(1, subject.count + by))), this.count(subject, count.valueAsNumber)) }, icon(sign));
    const poses = this.vocabulary.bodies[subject.body] ?? [];
    const pick = (label, key, options) => field(label, choice(options, subject[key] ?? "", {
      id: `${key}-${i}`, onchange: (e) => ((subject[key] = e.target.value || null), this.changed()) }));
    const size = h("input", { id: `size-${i}`, type: "range", min: -2, max: 2, step: 0.25, value: Math.log2(subject.size),
      oninput: () => {
        subject.size = Number((2 ** size.valueAsNumber).toFixed(3));
        size.ariaValueText = `${subject.size} times`;
        this.changed();
      } });
    return h("li.thing", {},
      h("header", {}, h("strong", {}, subject.words),
        h("button.bare", { type: "button", "aria-label": `Remove ${subject.words}`, onclick: () => this.remove(subject) }, icon("remove"))),
      h("div.line", {}, field("Thing", body), h("div.stepper", { role: "group", "aria-label": `How many: ${subject.words}` }, step(-1, "minus", "Fewer"), count, step(1, "plus", "More"))),
      this.colours(`colour-${i}`, subject.words, subject.colours[0], (colour) =>
        (subject.colours = colour ? [colour, ...subject.colours.slice(1)] : [])),
      h("details", { id: `more-${i}` }, h("summary", {}, "Size, material, pose"),
        field("Size", size),
        pick("Material", "material", [["", "its own"], ...this.vocabulary.materials]),
        poses.length > 0 && pick("Pose", "pose", [["", "as it stands"], ...new Set([...poses, subject.pose].filter(Boolean))])));
  }

  /** Another thing in its place, which keeps its count, colours and relations. */
  exchange(subject, body) {
    Object.assign(subject, { body, words: one(body), pose: null });
    this.changed(true);
  }

  count(subject, number) {
    if (Number.isInteger(number) && number >= 1 && number <= 200) subject.count = number;
    this.changed();
  }

  colours(name, whose, chosen, set) {
    const known = new Map(SWATCHES.map((colour) => [colour, this.vocabulary.colours[colour]]));
    const own = chosen && !known.has(chosen.name) ? hexOf(chosen.rgb) : null;
    const custom = h("input", { type: "color", id: `${name}-own`, value: chosen ? hexOf(chosen.rgb) : "#888888", "aria-label": `Any colour for ${whose}`, title: "Any colour",
      class: own ? "chosen" : null, oninput: () => pick({ name: custom.value, rgb: rgbOf(custom.value) }) });
    const pick = (colour) => {
      set(colour);
      if (colour && !known.has(colour.name)) for (const radio of group.querySelectorAll("input[type=radio]")) radio.checked = false;
      custom.classList.toggle("chosen", Boolean(colour) && !known.has(colour.name));
      this.changed();
    };
    const rows = [["", "its own", h("i.swatch.own", {})], ...[...known].map(([colour, hex]) => [colour, colour, h("i.swatch", { "--tint": hex })])];
    const group = radios(name, ["Colour", h("span.unseen", {}, ` of ${whose}`)], rows, own ? null : chosen?.name ?? "", (colour) => pick(colour ? { name: colour, rgb: rgbOf(known.get(colour)) } : null));
    group.classList.add("swatches");
    group.querySelector(".row").append(custom);
    return group;
  }

  relation(relation, i) {
    const words = (id) => this.scene.subjects.find((s) => s.id === id)?.words ?? id;
    const text = `${words(relation.subject)} ${plain(relation.kind)} ${relation.objects.map(words).join(" and ")}`;
    return h("li", {}, h("span", {}, text),
      h("button.bare", { type: "button", "aria-label": `Not so: ${text}`, onclick: () => (this.scene.relations.splice(i, 1), this.changed(true)) }, icon("remove")));
  }

  lettering(text, i) {
    const input = h("input", { id: `text-${i}`, value: text.text, maxlength: 200, "aria-label": "What is to be read",
      oninput: () => ((text.text = input.value), this.changed()) });
    const surface = choice(SURFACES, text.surface ?? "letters", { id: `surface-${i}`, "aria-label": "What it stands on",
      onchange: () => ((text.surface = surface.value), this.changed()) });
    return h("li.thing", {}, h("div.line", {}, input, surface,
      h("button.bare", { type: "button", "aria-label": `Remove ${text.text}`, onclick: () => (this.scene.lettering.splice(i, 1), this.changed(true)) }, icon("remove"))),
      this.colours(`ink-${i}`, `lettering ${i + 1}`, text.colour ?? null, (colour) => (text.colour = colour)));
  }

  setting() {
    const { setting } = this.scene;
    const row = (label, key, keys) => field(label, choice([...NOTHING, ...named(keys)], setting[key] ?? "", {
      id: `setting-${key}`, onchange: (e) => ((setting[key] = e.target.value || null), this.changed()) }));
    return h("div.pair", {}, row("Where", "place", this.vocabulary.places), row("When", "time", TIMES), row("Weather", "weather", WEATHERS), row("Season", "season", SEASONS));
  }

  add(body) {
    const key = body.trim().toLowerCase();
    if (!(key in this.vocabulary.bodies)) {
      this.trouble.textContent = key ? `Nothing here is called “${key}”. The list under the field shows what there is.` : "Write what to add first.";
      return this.node.querySelector("#add-body").focus();
    }
    let id = key;
    for (let n = 2; this.scene.subjects.some((s) => s.id === id); n++) id = `${key} ${n}`;
    this.scene.subjects.push({ id, body: key, words: one(key), count: 1, colours: [], material: null, size: 1, pose: null, traits: [] });
    this.changed(true);
  }

  addLettering() {
    const { lettering } = this.scene;
    lettering.push({ text: "HELLO", surface: "letters" });
    this.changed(true);
    this.node.querySelector(`#text-${lettering.length - 1}`).select();
  }

  remove(subject) {
    const { scene } = this;
    scene.subjects = scene.subjects.filter((s) => s !== subject);
    scene.relations = scene.relations.filter((r) => r.subject !== subject.id && !r.objects.includes(subject.id));
    scene.lettering.filter((t) => t.on === subject.id).forEach((t) => (t.on = null));
    this.changed(true);
  }

  async send() {
    if (!this.edited) return;
    // A place by hand is of schema 2; without one a scene stays as it was read.
    this.scene.schema = this.scene.subjects.some((s) => s.at) ? 2 : 1;
    try {
      await this.paint(JSON.parse(JSON.stringify(this.scene)));
    } catch (error) {
      this.trouble.textContent = capital(error.message);
    }
  }
}
