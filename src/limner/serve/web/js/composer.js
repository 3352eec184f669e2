/** The form: words, style, size, seed, engine. */

import { capital, choice, field, h, plain, radios } from "./dom.js";

const SHAPES = { "1:1": [1024, 1024], "4:3": [1280, 896], "3:4": [896, 1280], "16:9": [1408, 768], "9:16": [768, 1408] };
const SCALES = [["0.5", "Small"], ["0.75", "Medium"], ["1", "Large"], ["1.375", "Largest"]];
const QUALITIES = [["draft", "Draft"], ["standard", "Standard"], ["high", "High"]];
const PLACE = "limner-form";

export class Composer {
  /** engines: rows of /v1/engines. submit(ask): called with what is asked for; may throw what to tell. */
  constructor(engines, submit) {
    this.engines = engines;
    this.submit = submit;
    this.draw({ prompt: "", shape: "1:1", scale: "0.75", quality: "standard", count: "1", ...this.remembered() });
  }

  remembered() {
    try {
      return JSON.parse(localStorage.getItem(PLACE)) ?? {};
    } catch {
      return {};
    }
  }

  get engine() {
    return this.engines.find((row) => row.model === this.form?.elements.model.value) ?? this.engines[0];
  }

  draw(now) {
    const usable = this.engines.filter((row) => row.ready);
    const chosen = usable.find((row) => row.model === now.model) ?? usable[0] ?? this.engines[0];
    this.words = h("textarea", { id: "prompt", name: "prompt", rows: 4, maxlength: 10000, required: true, value: now.prompt,
      "aria-describedby": "prompt-hint", spellcheck: "true", autocapitalize: "sentences" });
    this.trouble = h("p.trouble", { role: "alert", id: "trouble" });
    this.seed = h("input", { name: "seed", inputmode: "numeric", pattern: "[0-9]*", maxlength: 10, placeholder: "a new one each time", value: now.seed ?? "" });
    this.styles = h("div", {});
    this.form = h("form.composer", { onsubmit: (e) => (e.preventDefault(), this.send()), oninput: () => this.remember(), novalidate: true },
      h("h1", {}, "Paint a picture"),
      h("div.prompt", {},
        h("label", { for: "prompt" }, "What is to be seen"),
        this.words,
        h("p.hint", { id: "prompt-hint" }, "Things, how many, their colours, where. “Quote” what is to be read.")),
      this.trouble,
      this.styles,
      radios("shape", "Shape", Object.entries(SHAPES).map(([key, [w, hi]]) => [key, key, h("i.sheet", { "--w": w / 1408, "--h": hi / 1408 })]), now.shape),
      h("div.pair", {},
        field("Size", choice(SCALES, now.scale, { name: "scale" })),
        field("How many", choice(["1", "2", "4"], now.count, { name: "count" }))),
      radios("quality", "Quality", QUALITIES, now.quality),
      h("details.more", { open: Boolean(now.seed || now.negative) },
        h("summary", {}, "Seed, engine, what to leave out"),
        field("Seed", this.seed, "The same words and seed make the same picture."),
        field("Engine", choice(this.engines.map((row) => [row.model, this.named(row)]), chosen.model,
          { name: "model", onchange: () => this.offerStyles() })),
        field("Leave out", h("input", { name: "negative", value: now.negative ?? "", placeholder: "people, benches" }))),
      h("div.send", {}, h("button.main", { type: "submit" }, "Paint"), h("span.hint", {}, h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "Enter"))));
    this.form.addEventListener("keydown", (e) => {
      if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) (e.preventDefault(), this.send());
    });
    for (const option of this.form.elements.model.options) option.disabled = !this.engines.find((r) => r.model === option.value).ready;
    this.offerStyles(now.style ?? "");
  }

  named(row) {
    const name = row.model === row.engine ? row.model : `${row.model} (${row.engine})`;
    return row.ready ? name : `${name}: ${row.why}`;
  }

  offerStyles(chosen = this.form.elements.style?.value ?? "") {
    const rows = ["", ...this.engine.styles].map((style) => [style, style ? capital(plain(style)) : "As the words say",
      style ? h("img", { src: `/web/styles/${style}.webp`, alt: "", width: 120, height: 120, onerror: (e) => e.target.remove() }) : h("i.any", {}, "Aa")]);
    this.styles.replaceChildren(radios("style", "Style", rows, rows.some(([s]) => s === chosen) ? chosen : ""));
  }

  remember() {
    const { prompt, shape, scale, quality, count, style, seed, negative, model } = Object.fromEntries(new FormData(this.form));
    localStorage.setItem(PLACE, JSON.stringify({ prompt, shape, scale, quality, count, style, seed, negative, model }));
  }

  /** What the form asks for, as a job. Throws words about a field. */
  ask() {
    const data = Object.fromEntries(new FormData(this.form));
    const [wide, high] = SHAPES[data.shape].map((side) => Math.min(2048, Math.round((side * data.scale) / 32) * 32));
    const request = { prompt: data.prompt.trim(), width: wide, height: high, quality: data.quality, count: Number(data.count) };
    if (!request.prompt) throw Object.assign(new Error("Write what is to be seen first."), { field: "prompt" });
    if (data.style) request.style = data.style;
    if (data.negative.trim()) request.negative = data.negative.trim();
    if (data.seed.trim()) {
      request.seed = Number(data.seed);
      if (!/^\d+$/.test(data.seed.trim()) || request.seed > 4294967295) {
        throw Object.assign(new Error("A seed is a whole number from 0 to 4294967295."), { field: "seed" });
      }
    }
    return { request, model: data.model, scene: null, parent: null, why: "new" };
  }

  async send() {
    this.tell(null);
    try {
      await this.submit(this.ask());
    } catch (error) {
      this.tell(error);
    }
  }

  /** Show what is wrong beside the words and go to the field it is about; null: nothing is. */
  tell(error) {
    for (const control of this.form.elements) control.removeAttribute?.("aria-invalid");
    this.trouble.textContent = error ? error.message : "";
    const control = error && (this.form.elements[error.field] ?? (error.field ? null : this.words));
    if (control?.focus) {
      control.closest("details")?.setAttribute("open", "");
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", "trouble");
      control.focus();
    }
  }

  /** Put these words into the form. */
  fill(prompt) {
    this.words.value = prompt;
    this.remember();
    this.words.focus();
  }
}
