/** The service: calls with the caller's key, events as they come, errors in words. */

const PLACE = "limner-key";
let key = sessionStorage.getItem(PLACE) ?? localStorage.getItem(PLACE) ?? "";
let asking = null;
let ask = async () => null;

/** An error that may be shown as it is. field: what it is about; status: of the reply, 0 where none came. */
export class Told extends Error {
  constructor(words, status = 0, field = null) {
    super(words);
    this.status = status;
    this.field = field;
  }
}

export const hasKey = () => key !== "";

/** Who is asked for a key when the service wants one: (whether one was refused) -> {key, keep} or null. */
export function askForKeysBy(asker) {
  ask = asker;
}

export function useKey(given, keep) {
  key = given;
  for (const store of [sessionStorage, localStorage]) store.removeItem(PLACE);
  if (given) (keep ? localStorage : sessionStorage).setItem(PLACE, given);
}

async function newKey(refused) {
  asking ??= ask(refused).finally(() => (asking = null));
  const given = await asking;
  if (!given) throw new Told("This service wants an API key. Ask whoever runs it for one.", 401);
  useKey(given.key, given.keep);
}

async function reply(path, { method = "GET", body, signal } = {}) {
  for (;;) {
    const used = key;
    const headers = { ...(used && { authorization: `Bearer ${used}` }), ...(body && { "content-type": "application/json" }) };
    let got;
    try {
      got = await fetch(path, { method, headers, signal, body: body && JSON.stringify(body) });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Told("The service does not answer. Is limner serve still running?");
    }
    if (got.ok) return got;
    // While a dialog was open another call may have got the key: then it is tried before anybody is asked again.
    if (got.status === 401) {
      if (used === key) await newKey(used !== "");
      continue;
    }
    throw await told(got);
  }
}

/** A message of the service for people: "prompt: nothing ..." is about the only words there are. */
export const inWords = (message) => message?.replace(/^prompt: /, "").replace(/^./, (first) => first.toUpperCase());

async function told(got) {
  const error = await got.json().then((body) => body.error, () => null);
  const field = error?.details?.flatMap((d) => d.fieldViolations ?? [])[0]?.field ?? error?.message?.match(/^([\w.[\]]+): /)?.[1] ?? null;
  let words = inWords(error?.message) ?? `The service answered with status ${got.status}.`;
  if (got.status === 429) words += `. Try again in ${got.headers.get("retry-after") ?? "a few"} seconds.`;
  return new Told(words, got.status, field);
}

export const get = async (path) => (await reply(path)).json();
export const post = async (path, body) => (await reply(path, { method: "POST", body })).json();
export const cancel = (id) => reply(`/v1/jobs/${id}`, { method: "DELETE" });
export const file = async (id, name) => (await reply(`/v1/files/${id}/${name}`)).blob();

/** Server-sent events of a path as [name, data], until the stream ends. */
export async function* events(path, signal) {
  const reader = (await reply(path, { signal })).body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    let part;
    try {
      part = await reader.read();
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Told("The service stopped answering.");
    }
    if (part.done) return;
    text += part.value;
    const blocks = text.split("\n\n");
    text = blocks.pop();
    for (const block of blocks) {
      const lines = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s, 2)));
      if (lines.data) yield [lines.event ?? "message", JSON.parse(lines.data)];
    }
  }
}
