/** What is being painted: the preview growing sharper, how far it is, and a way to stop it. */

import { capital, h, icon, plain, say } from "./dom.js";

const STAGES = { build: "building the scene", render: "painting", develop: "finishing", paint: "painting", done: "finishing", interrupted: "beginning again", "": "reading the words" };

/** Words for how a job stands. */
export function standing(making) {
  if (making.state === "asking") return "asking the service";
  if (making.state === "queued") return making.position ? `waiting: ${making.position} before it` : "waiting for the painter";
  if (making.state === "running") return STAGES[making.stage] ?? plain(making.stage);
  return { done: "done", failed: "not painted", cancelled: "stopped" }[making.state];
}

/** A frame that shows one job and follows it. `update()` draws it anew; `again` and `close` are what its buttons do. */
export class Easel {
  constructor(making, { again, close }) {
    this.making = making;
    this.told = 0;
    const { width, height, count, prompt } = making.ask.request;
    this.frames = Array.from({ length: count ?? 1 }, (_, i) => h("div.frame", { "--ratio": width / height, "data-number": i }));
    this.bar = h("div.bar", { role: "progressbar", "aria-label": `Painting: ${prompt}`, "aria-valuemin": 0, "aria-valuemax": 100 }, h("i", {}));
    this.words = h("span.standing", {});
    this.share = h("span.share", {});
    this.stop = h("button.quiet", { onclick: () => making.stop().catch((e) => (this.words.textContent = e.message)) }, icon("stop"), "Stop");
    this.foot = h("div.foot", {}, this.words, this.share, this.stop);
    this.trouble = h("div.trouble", { role: "alert" });
    this.node = h("article.easel", { "aria-label": prompt, "--ratio": width / height }, h(`div.frames.of${this.frames.length}`, {}, this.frames), this.bar, this.foot, this.trouble);
    this.buttons = () => h("div.tools", {}, h("button", { onclick: again }, icon("again"), "Try again"), h("button.quiet", { onclick: close }, "Close"));
    this.update();
  }

  update() {
    const { making } = this;
    const percent = Math.round(making.share * 100);
    this.words.textContent = capital(standing(making));
    this.share.textContent = making.state === "running" ? `${percent} %` : "";
    this.bar.setAttribute("aria-valuenow", percent);
    this.bar.setAttribute("aria-valuetext", `${standing(making)}, ${percent} percent`);
    this.bar.style.setProperty("--share", making.share);
    this.node.dataset.state = making.state;
    for (const [i, frame] of this.frames.entries()) this.fill(frame, i);
    const step = making.state === "running" ? Math.floor(percent / 25) : -1;
    if (step > this.told) say(`${capital(standing(making))}, ${percent} percent`);
    this.told = Math.max(this.told, step);
    if (making.over) {
      this.bar.hidden = this.stop.hidden = true;
      this.foot.hidden = making.state !== "done" || !making.pictures.length;
      if (making.state === "done" && making.pictures.length) {
        this.foot.classList.add("told");
        this.foot.replaceChildren(h("span", {}, making.ask.request.prompt), h("a", { href: `#/picture/${making.pictures[0].id}` }, "Open and edit"));
      }
      if (making.error && !this.trouble.childNodes.length) this.trouble.append(h("p", {}, making.error), this.buttons());
      else if (making.state === "cancelled" && !this.trouble.childNodes.length) this.trouble.append(this.buttons());
    }
  }

  fill(frame, i) {
    const picture = this.making.pictures[i];
    const preview = this.making.previews.get(i);
    if (picture && frame.dataset.shows !== picture.id) {
      frame.dataset.shows = picture.id;
      const url = URL.createObjectURL(picture.blob);
      const image = h("img", { src: url, alt: picture.request.prompt, onload: () => URL.revokeObjectURL(url) });
      frame.replaceChildren(h("a", { href: `#/picture/${picture.id}`, "aria-label": `Open: ${picture.request.prompt}` }, image));
    } else if (!picture && preview && frame.dataset.shows !== preview) {
      frame.dataset.shows = preview;
      const image = h("img.preview", { src: preview, alt: `Preview of: ${this.making.ask.request.prompt}` });
      // The next preview replaces the last one only when it can be shown: nothing flickers.
      image.decode().then(() => frame.dataset.shows === preview && frame.replaceChildren(image), () => {});
    }
  }
}
