/** One job's life in the page: asked for, followed, its pictures fetched and kept. Survives a reload and a restart of the service. */

import * as api from "./api.js";
import * as store from "./store.js";

const PREVIEWS = 8;
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

/**
 * ask: {request, model, scene, parent, why}. state: "asking", "queued", "running", "done", "failed", "cancelled".
 * pictures: entries of the history. previews: object URLs by picture. Calls `changed` at every change, `kept` with every
 * picture that came.
 */
export class Making {
  constructor(ask, { changed, kept }, job = null) {
    Object.assign(this, { ask, changed, kept, id: job, state: job ? "queued" : "asking", share: 0, stage: "", position: 0 });
    Object.assign(this, { error: null, pictures: [], previews: new Map(), made: Date.now() });
  }

  get over() {
    return ["done", "failed", "cancelled"].includes(this.state);
  }

  /** See it through. Resolves when it is over, well or not; never rejects. */
  async run() {
    try {
      if (!this.id) await this.submit();
      await this.follow();
    } catch (error) {
      this.fail(error);
    }
    for (const url of this.previews.values()) URL.revokeObjectURL(url);
    this.previews.clear();
    if (this.id) await store.drop("jobs", this.id);
    this.changed(this);
    return this;
  }

  async submit() {
    const { request, model, scene } = this.ask;
    const job = await api.post("/v1/jobs", { request, model, scene, previews: PREVIEWS });
    this.id = job.id;
    await store.put("jobs", { id: job.id, ask: this.ask, made: this.made });
    await this.take(job);
  }

  async follow() {
    let tries = 0;
    while (!this.over) {
      try {
        for await (const [name, data] of api.events(`/v1/jobs/${this.id}/events`)) {
          tries = 0;
          if (name === "job") await this.take(data);
          else if (name === "preview") this.show(data);
        }
        // A stream that ended early is picked up again.
        if (!this.over) await pause(0.5);
      } catch (error) {
        if (error.status === 404) throw new api.Told("The service does not know this job any more.", 404);
        if (error.status || ++tries > 20) throw error;
        this.stage = "waiting for the service to come back";
        this.changed(this);
        await pause(Math.min(5, tries));
      }
    }
  }

  async take(job) {
    for (const facts of job.pictures.slice(this.pictures.length)) await this.keep(job, facts);
    Object.assign(this, { share: job.progress, stage: job.stage, position: job.position, state: job.state });
    if (job.state === "failed") this.error = api.inWords(job.error.message);
    if (job.state === "done" && job.blocked.length) {
      this.error = job.blocked.flatMap((b) => b.verdicts.filter((v) => v.blocked).map((v) => `${v.category}: ${v.why}`)).join("; ");
      this.error = `${job.blocked.length} of the pictures may not be shown (${this.error})`;
    }
    this.changed(this);
  }

  async keep(job, facts) {
    const blob = await api.file(job.id, facts.file);
    const [thumb, scene] = await Promise.all([
      store.thumbnail(blob),
      this.ask.scene ?? api.get(`/v1/jobs/${job.id}/scene`).catch((error) => (error.status === 404 ? null : Promise.reject(error))),
    ]);
    const { request, model, parent, why } = this.ask;
    const entry = {
      id: `${job.id}-${facts.index}`, job: job.id, made: Date.now(), request: { ...request, count: 1, seed: facts.seed, first: facts.index },
      model, why, parent: parent ?? null, scene, edited: Boolean(this.ask.scene), facts, blob, thumb,
    };
    this.pictures.push(entry);
    await this.kept(entry);
  }

  show(preview) {
    const bytes = Uint8Array.from(atob(preview.b64), (c) => c.charCodeAt(0));
    const old = this.previews.get(preview.picture);
    this.previews.set(preview.picture, URL.createObjectURL(new Blob([bytes], { type: preview.type })));
    this.changed(this);
    if (old) setTimeout(() => URL.revokeObjectURL(old), 2000);
  }

  fail(error) {
    this.state = "failed";
    this.error = error.message;
    this.field = error.field ?? null;
  }

  /** Ask the service to stop; it does so within its engine's bound. */
  async stop() {
    this.stage = "stopping";
    this.changed(this);
    await api.cancel(this.id);
  }
}
