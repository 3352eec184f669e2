/** Asking for an API key, when the service wants one. */

import { h } from "./dom.js";

/** (whether a key was refused) -> {key, keep}, or null when nobody gave one. */
export function askForKey(refused) {
  return new Promise((resolve) => {
    const input = h("input", { name: "key", type: "password", autocomplete: "current-password", required: true, minlength: 8,
      "aria-describedby": "key-hint", autofocus: true, ...(refused && { "aria-invalid": "true" }) });
    const keep = h("input", { type: "checkbox", name: "keep" });
    let given = null;
    const dialog = h("dialog.keys", { "aria-labelledby": "key-title", onclose: () => (dialog.remove(), resolve(given)) },
      h("form", { method: "dialog", onsubmit: () => (given = { key: input.value.trim(), keep: keep.checked }) },
        h("h2", { id: "key-title" }, "API key"),
        h("p", { id: "key-hint", role: refused ? "alert" : null, class: refused ? "trouble" : "hint" },
          refused ? "The service does not know this key. Try another one." : "This service is for those who have a key. Whoever runs it gives them out."),
        h("label.field", {}, h("span.name", {}, "Key"), input),
        h("label.check", {}, keep, "Remember it on this device"),
        h("div.tools", {}, h("button.main", { type: "submit" }, "Use it"),
          h("button.quiet", { type: "button", onclick: () => dialog.close() }, "Cancel"))));
    document.body.append(dialog);
    dialog.showModal();
  });
}
