/** What this browser keeps: pictures with all that made them, and jobs that are not over, so that a reload loses nothing. */

const NAME = "limner";
const memory = { pictures: new Map(), jobs: new Map() };
let opened = null;
export let lasting = true;

function base() {
  opened ??= new Promise((resolve) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("pictures", { keyPath: "id" });
      asked.result.createObjectStore("jobs", { keyPath: "id" });
    };
    asked.onsuccess = () => resolve(asked.result);
    // A private window may keep nothing: the page works on, and says so.
    asked.onerror = () => ((lasting = false), resolve(null));
  });
  return opened;
}

async function act(shelf, mode, how, otherwise) {
  const db = await base();
  if (!db) return otherwise(memory[shelf]);
  return new Promise((resolve, reject) => {
    const work = db.transaction(shelf, mode);
    const asked = how(work.objectStore(shelf));
    work.oncomplete = () => resolve(asked.result);
    work.onabort = () => reject(work.error ?? new Error("this browser has no room for more pictures"));
  });
}

/** Everything on a shelf, "pictures" or "jobs". */
export const all = (shelf) => act(shelf, "readonly", (s) => s.getAll(), (m) => [...m.values()]);
export const put = (shelf, value) => act(shelf, "readwrite", (s) => s.put(value), (m) => m.set(value.id, value));
export const drop = (shelf, id) => act(shelf, "readwrite", (s) => s.delete(id), (m) => m.delete(id));

/** A small copy of a picture for the grid, 480 pixels at its longest side. */
export async function thumbnail(blob) {
  const whole = await createImageBitmap(blob);
  const scale = Math.min(1, 480 / Math.max(whole.width, whole.height));
  const canvas = new OffscreenCanvas(Math.round(whole.width * scale), Math.round(whole.height * scale));
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(whole, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: "image/webp", quality: 0.85 });
}

/** Whether two picture files show the same pixels, to the last one. */
export async function same(one, other) {
  const [a, b] = await Promise.all([one, other].map(async (blob) => {
    const whole = await createImageBitmap(blob);
    const pen = new OffscreenCanvas(whole.width, whole.height).getContext("2d");
    pen.drawImage(whole, 0, 0);
    return pen.getImageData(0, 0, whole.width, whole.height);
  }));
  return a.width === b.width && a.height === b.height && a.data.every((value, i) => value === b.data[i]);
}
