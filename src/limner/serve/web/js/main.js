/** The page: where one is in it, what is being painted, and what happens when a button is pressed. */

import * as api from "./api.js";
import { against, sideBySide } from "./compare.js";
import { Composer } from "./composer.js";
import { h, icon, say, toast } from "./dom.js";
import { Easel } from "./easel.js";
import { forget, gallery, invitation, urlOf } from "./gallery.js";
import { askForKey } from "./keys.js";
import { Making } from "./making.js";
import { picture } from "./picture.js";
import { SceneEditor } from "./scene.js";
import * as store from "./store.js";

const panel = document.getElementById("panel");
const stage = document.getElementById("stage");
const entries = new Map();
const easels = [];
let engines = [];
let composer;
let vocabulary;

const newest = () => [...entries.values()].sort((a, b) => b.made - a.made || b.facts.index - a.facts.index);
const go = (hash) => (location.hash === hash ? route() : (location.hash = hash));
const withoutSeed = ({ seed, first, ...rest }) => rest;

/** Begin a job and show it. `then(entry)` is called with its first picture; without it the job shows on the first page. */
async function begin(ask, then, job = null) {
  let easel = null;
  const making = new Making(ask, {
    changed: () => easel?.update(),
    kept: async (entry) => {
      // What was made again is the same picture: it needs no second place.
      const twin = ask.why === "again" && ask.parent && entries.get(ask.parent);
      if (twin && (await store.same(twin.blob, entry.blob))) return toast("Made again: the same picture, to the last pixel.");
      if (twin) toast("Made again, and it differs: another version or another renderer made the first one.");
      entries.set(entry.id, entry);
      await store.put("pictures", entry).catch((error) => toast(`Not kept for the next visit: ${error.message}.`));
    },
  }, job);
  const close = () => (easels.splice(easels.indexOf(easel), 1), route());
  easel = new Easel(making, { again: () => (close(), begin(ask, then).catch((e) => toast(e.message))), close });
  easel.quiet = Boolean(then);
  if (!job) {
    try {
      await making.submit();
    } catch (error) {
      making.fail(error);
      throw error;
    }
  }
  easels.unshift(easel);
  const finished = making.run().then(() => {
    if (making.state === "done") say(`Done: ${ask.request.prompt}`);
    if (making.state === "done" && ask.why === "again" && !making.pictures.some((p) => entries.has(p.id))) easels.splice(easels.indexOf(easel), 1);
    if (then && making.pictures[0] && entries.has(making.pictures[0].id)) {
      easels.splice(easels.indexOf(easel), 1);
      then(making.pictures[0]);
    } else if (!then || making.state === "done") route({ keep: true });
  });
  return { easel, finished };
}

async function paintNew(ask) {
  for (const old of easels.filter((e) => e.making.over)) easels.splice(easels.indexOf(old), 1);
  await begin(ask);
  route({ keep: true });
  if (matchMedia("(max-width: 859px)").matches) stage.scrollIntoView({ block: "start" });
  say("Asked for. It will be told how far it is.");
}

function home() {
  document.title = "limner";
  panel.replaceChildren(composer.form);
  const shown = easels.filter((easel) => !easel.quiet || !easel.making.over);
  const onEasel = new Set(shown.flatMap((easel) => easel.making.pictures.map((p) => p.id)));
  const rest = newest().filter((entry) => !onEasel.has(entry.id));
  stage.replaceChildren(...shown.map((easel) => easel.node),
    ...(rest.length ? [gallery(rest, store.lasting)] : shown.length ? [] : [invitation((words) => composer.fill(words))]));
}

const backLink = (href = "#/", words = "All pictures") => h("a.back", { href }, icon("back"), words);

async function onePicture(id) {
  const entry = entries.get(id);
  if (!entry) return lost();
  document.title = `${entry.request.prompt} · limner`;
  const elder = entries.get(entry.parent);
  const over = h("div.over", {});
  /** Paint something that follows from this picture, shown over it until it is there. */
  const follow = async (ask, then = (made) => go(`#/picture/${made.id}`)) => {
    const { easel, finished } = await begin({ model: entry.model, scene: null, parent: entry.id, ...ask }, then);
    over.replaceChildren(easel.node);
    over.scrollIntoView({ block: "nearest" });
    await finished;
    if (!easel.making.error && easel.making.state !== "cancelled") over.replaceChildren();
  };
  const tell = (error) => toast(error.message);
  const given = entry.edited ? entry.scene : null;
  const shown = picture(entry, {
    again: () => follow({ request: entry.request, scene: given, why: "again" }).catch(tell),
    vary: () => follow({ request: withoutSeed(entry.request), scene: given, why: "vary" }).catch(tell),
    compare: () => go(`#/compare/${entry.id}`),
    before: elder && ((e) => {
      const back = e.currentTarget.getAttribute("aria-pressed") !== "true";
      e.currentTarget.setAttribute("aria-pressed", back);
      const { id: key, blob } = back ? elder : entry;
      shown.querySelector(".canvas img").src = urlOf(key, blob);
    }),
    remove: () => remove(entry),
  });
  shown.querySelector(".canvas").append(over);
  stage.replaceChildren(shown);
  const head = [backLink(), h("h1.prompt-line", {}, entry.request.prompt), entry.edited && h("p.hint", {}, "Painted from an edited scene.")].filter(Boolean);
  if (!entry.scene) return panel.replaceChildren(...head, h("p.hint", {}, "This engine paints from the words alone: there is no scene to edit."));
  panel.replaceChildren(...head, h("p.hint", { role: "status" }, "Getting the words a scene is made of …"));
  try {
    vocabulary ??= await api.get("/v1/vocabulary");
  } catch (error) {
    return panel.replaceChildren(...head, h("p.trouble", { role: "alert" }, error.message));
  }
  if (location.hash !== `#/picture/${id}`) return null;
  const editor = new SceneEditor(entry.scene, entry.facts.plan, vocabulary, (scene) => follow({ request: entry.request, scene, why: "edit" }));
  panel.replaceChildren(...head, editor.node);
  return null;
}

function comparing(id, other) {
  const entry = entries.get(id);
  if (!entry) return lost();
  document.title = "Side by side · limner";
  const beside = (ask) => async () => {
    try {
      const { easel } = await begin({ model: entry.model, scene: entry.edited ? entry.scene : null, parent: entry.id, why: "compare", ...ask() }, (made) => {
        if (location.hash.startsWith(`#/compare/${id}`)) go(`#/compare/${id}/${made.id}`);
      });
      stage.replaceChildren(sideBySide([entry, easel.node]));
    } catch (error) {
      toast(error.message);
    }
  };
  panel.replaceChildren(backLink(`#/picture/${id}`, "Back to the picture"), h("h1.prompt-line", {}, entry.request.prompt),
    against(entry, engines, newest(), {
      seed: beside(() => ({ request: withoutSeed(entry.request) })),
      engine: (model) => {
        const row = engines.find((e) => e.model === model);
        const { style, ...request } = entry.request;
        return beside(() => ({ model, scene: null, request: row.styles.includes(style) ? entry.request : request }))();
      },
      other: (it) => go(`#/compare/${id}/${it}`),
    }));
  const second = entries.get(other) ?? easels.find((easel) => easel.making.ask.why === "compare" && easel.making.ask.parent === id && !easel.making.over)?.node;
  stage.replaceChildren(sideBySide([entry, second ?? h("p.empty", {}, "Choose what to put here.")]));
  return null;
}

function lost() {
  panel.replaceChildren(backLink(), h("h1", {}, "Not here"));
  stage.replaceChildren(h("p.note", {}, "This browser has no such picture."));
}

async function remove(entry) {
  entries.delete(entry.id);
  forget(entry.id);
  await store.drop("pictures", entry.id);
  for (const easel of easels.filter((e) => e.making.over && e.making.pictures.includes(entry))) easels.splice(easels.indexOf(easel), 1);
  go("#/");
  toast("Removed from this browser.", async () => {
    entries.set(entry.id, entry);
    await store.put("pictures", entry);
    go(`#/picture/${entry.id}`);
  });
}

/** Show the place the address names. keep: leave the view where it is. */
function route({ keep = false } = {}) {
  const [, place, one, two] = location.hash.split("/");
  document.body.dataset.place = place || "home";
  panel.setAttribute("aria-label", { picture: "The scene", compare: "What to compare" }[place] ?? "What to make");
  // A finished job does not throw anybody out of what they are looking at.
  if (keep && place) return;
  if (place === "picture") onePicture(one);
  else if (place === "compare") comparing(one, two);
  else home();
  if (!keep) (scrollTo(0, 0), place && stage.focus({ preventScroll: true }));
}

function walk(event) {
  const [, place, id] = location.hash.split("/");
  if (place !== "picture" || event.target.closest?.("input, textarea, select, button, dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
  const order = newest().map((entry) => entry.id);
  const to = { ArrowLeft: order[order.indexOf(id) - 1], ArrowRight: order[order.indexOf(id) + 1] }[event.key];
  if (to) go(`#/picture/${to}`);
  if (event.key === "Escape") go("#/");
}

async function start() {
  api.askForKeysBy(askForKey);
  const button = document.getElementById("key");
  button.addEventListener("click", async () => {
    const given = await askForKey(false);
    if (given) (api.useKey(given.key, given.keep), location.reload());
  });
  for (const entry of await store.all("pictures")) entries.set(entry.id, entry);
  try {
    ({ engines } = await api.get("/v1/engines"));
  } catch (error) {
    stage.replaceChildren(h("div.note", { role: "alert" }, h("p", {}, error.message), h("button", { onclick: () => location.reload() }, icon("again"), "Try again")));
    return;
  }
  button.hidden = !api.hasKey();
  composer = new Composer(engines, paintNew);
  // Jobs that were not over when the page was left go on here.
  for (const job of await store.all("jobs")) await begin(job.ask, null, job.id);
  addEventListener("hashchange", () => route());
  addEventListener("keydown", walk);
  route();
}

start();
