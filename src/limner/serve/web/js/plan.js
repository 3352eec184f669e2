/** The scene from above: subjects that can be dragged, or moved with the arrow keys. */

import { h, say } from "./dom.js";

const STEP = 0.05;
const clamp = (value, most) => Math.min(most, Math.max(-most, value));
const near = (value) => Math.round(value * 1000) / 1000;

/** Words for a place: -1..1 from left to right and from near to far. */
export function where([x, z]) {
  const side = Math.abs(x) < 0.03 ? "in the middle" : `${Math.round(Math.abs(x) * 100)} % ${x < 0 ? "left" : "right"}`;
  const depth = Math.abs(z) < 0.03 ? "neither near nor far" : `${Math.round(Math.abs(z) * 100)} % ${z < 0 ? "nearer" : "farther"}`;
  return `${side}, ${depth}`;
}

/** The plan of a scene. spots: where a picture of it had everything. moved(id, at): at is [x, z], or null for the usual place. */
export function plan(scene, spots, moved) {
  const field = h("div.field-of-view", { role: "group", "aria-label": "Plan, seen from above" });
  for (const subject of scene.subjects) {
    const mine = spots.filter((spot) => spot.subject === subject.id);
    if (mine.length) field.append(token(subject, mine, scene, moved, field));
  }
  for (const spot of spots.filter((spot) => !spot.subject)) field.append(h("i.spot.lettering", box(spot), "T"));
  return h("figure.plan", {}, field,
    h("figcaption", {}, h("span.eye", {}, "You look from here"), h("span.hint", {}, "Drag, or use the arrow keys; Delete puts it back.")));
}

const box = ({ x, z, width, depth }) => ({ "--x": x, "--z": z, "--w": width, "--d": depth });

function token(subject, spots, scene, moved, field) {
  const low = ["x", "z"].map((axis, i) => Math.min(...spots.map((s) => s[axis] - s[i ? "depth" : "width"] / 2)));
  const high = ["x", "z"].map((axis, i) => Math.max(...spots.map((s) => s[axis] + s[i ? "depth" : "width"] / 2)));
  const usual = low.map((value, i) => (value + high[i]) / 2);
  const size = high.map((value, i) => value - low[i]);
  const most = size.map((value) => Math.max(0, 1 - value / 2));
  const rgb = subject.colours[0]?.rgb;
  const carried = spots.flatMap((s) => s.carries).map((id) => scene.subjects.find((s) => s.id === id)?.body).filter(Boolean);
  const name = [subject.words, ...new Set(carried)].join(" with ");
  let at = subject.at ?? usual;
  const node = h("button.token", { type: "button", "data-id": subject.id, "--w": size[0], "--d": size[1], "--tint": rgb && `rgb(${rgb.join(" ")})` },
    spots.map((s) => h("i.spot", { "--x": (s.x - usual[0]) / size[0], "--z": (s.z - usual[1]) / size[1], "--w": s.width / size[0], "--d": s.depth / size[1] })),
    h("span", {}, [subject.count > 1 ? `${subject.count} × ${subject.body}` : subject.body, ...new Set(carried)].join(", ")));
  const show = () => {
    node.style.setProperty("--x", at[0]);
    node.style.setProperty("--z", at[1]);
    node.setAttribute("aria-label", `${name}: ${where(at)}`);
    node.classList.toggle("by-hand", Boolean(subject.at));
  };
  const set = (to) => {
    at = to ? to.map((value, i) => near(clamp(value, most[i]))) : usual;
    subject.at = to ? at : undefined;
    show();
  };
  const done = () => (moved(subject.id, subject.at ?? null), say(`${name}: ${where(at)}`));
  node.addEventListener("keydown", (e) => {
    const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] }[e.key];
    if (!by && e.key !== "Delete" && e.key !== "Backspace") return;
    e.preventDefault();
    e.stopPropagation();
    set(by ? at.map((value, i) => value + by[i]) : null);
    done();
  });
  node.addEventListener("pointerdown", (e) => {
    if (e.button) return;
    node.setPointerCapture(e.pointerId);
    node.classList.add("held");
    const half = field.clientWidth / 2;
    const [x, y, from] = [e.clientX, e.clientY, at];
    let dragged = false;
    const drag = (m) => {
      dragged ||= Math.hypot(m.clientX - x, m.clientY - y) > 3;
      if (dragged) set([from[0] + (m.clientX - x) / half, from[1] - (m.clientY - y) / half]);
    };
    const end = () => {
      node.removeEventListener("pointermove", drag);
      node.classList.remove("held");
      if (dragged) done();
    };
    node.addEventListener("pointermove", drag);
    node.addEventListener("lostpointercapture", end, { once: true });
  });
  show();
  return node;
}
