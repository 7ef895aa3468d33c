// Nothing typed is lost: a <form data-keep="key"> is kept in this window as one types, until it is saved.
// Restored after a reload, an expired session or a failed send; cleared when the server says that it saved
// (data-saved="key" in a page, the event regain:saved in a fragment) or when one gives up (regain:dropped).
// Passwords and files are never kept; nor, with data-keep-seen, the hidden fields, which say what the page now shows.
// Without this file the server keeps the form across the sign-in page.

const PREFIX = "regain:";
const NEVER = new Set(["password", "file", "submit", "button"]);

function place(form) {
  return PREFIX + form.dataset.keep;
}

function store(act) {
  try {
    return act(window.sessionStorage);
  } catch {
    return null; // the browser refuses storage: the server still keeps what was sent
  }
}

function isKept(one) {
  if (!one.name || one.name === "csrfmiddlewaretoken" || NEVER.has(one.type)) return false;
  return one.type !== "hidden" || !("keepSeen" in one.form.dataset);
}

function typed(form) {
  return [...form.elements]
    .filter(isKept)
    .filter((one) => !["checkbox", "radio"].includes(one.type) || one.checked)
    .flatMap((one) =>
      one.type === "select-multiple"
        ? [...one.selectedOptions].map((option) => [one.name, option.value])
        : [[one.name, one.value]],
    );
}

function keep(form) {
  store((kept) => kept.setItem(place(form), JSON.stringify(typed(form))));
}

function drop(key) {
  store((kept) => {
    for (const name of Object.keys(kept)) {
      if (name === PREFIX + key || name.startsWith(`${PREFIX}${key}:`)) kept.removeItem(name);
    }
  });
}

function fill(form, values) {
  for (const one of form.elements) {
    if (!isKept(one)) continue;
    const given = values.filter(([name]) => name === one.name).map(([, value]) => value);
    if (["checkbox", "radio"].includes(one.type)) {
      const was = one.checked;
      one.checked = given.includes(one.value);
      if (was !== one.checked) one.dispatchEvent(new Event("change", { bubbles: true })); // choices.js counts them
    } else if (one.type === "select-multiple") for (const option of one.options) option.selected = given.includes(option.value);
    else if (given.length && one.value !== given[0]) {
      one.value = given[0];
      one.dispatchEvent(new Event("input", { bubbles: true })); // the map of an outline follows its points
    }
  }
}

function notice(form, kind, words, act, label) {
  form.querySelector(".kept-note")?.remove();
  const note = document.createElement("div");
  note.className = `kept-note alert alert-${kind}`;
  note.setAttribute("role", kind === "warning" ? "alert" : "status");
  const inside = document.createElement("div");
  inside.className = "stack";
  const text = document.createElement("p");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet";
  button.textContent = label;
  button.addEventListener("click", act);
  inside.append(text, button);
  note.append(inside);
  form.prepend(note);
  text.textContent = words;
}

// The form as the server drew it is compared with what was kept: nothing to say when they agree.
function restore(form) {
  if (form.dataset.restored) return;
  form.dataset.restored = "true";
  const kept = store((all) => all.getItem(place(form)));
  if (!kept || kept === JSON.stringify(typed(form))) return;
  const drawn = typed(form);
  fill(form, JSON.parse(kept));
  notice(
    form,
    "info",
    "Voici ce que vous aviez écrit. Ce n’est pas encore enregistré.",
    () => {
      drop(form.dataset.keep);
      fill(form, drawn);
      form.querySelector(".kept-note")?.remove();
      form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    },
    "Repartir de ce qui est enregistré",
  );
}

function restoreAll(root) {
  if (root.matches?.("form[data-keep]")) restore(root);
  for (const form of root.querySelectorAll?.("form[data-keep]") ?? []) restore(form);
}

function lost(form, why = "la connexion manque") {
  keep(form);
  delete form.dataset.sent;
  form.removeAttribute("aria-busy");
  notice(
    form,
    "warning",
    `Rien n’est perdu\u00a0: ${why}, ce que vous avez écrit est gardé ici.`,
    () => form.requestSubmit(),
    "Réessayer",
  );
}

for (const typing of ["input", "regain:typed"]) {
  document.addEventListener(typing, (event) => {
    const form = event.target.form;
    if (form?.matches("form[data-keep]")) keep(form);
  });
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-keep]")) return;
  keep(form);
  form.querySelector(".kept-note")?.remove();
  if (navigator.onLine || form.hasAttribute("data-hx-post")) return;
  event.preventDefault();
  lost(form);
});
for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(failure, (event) => {
    const form = event.detail.elt.closest("form[data-keep]");
    if (form) lost(form, failure === "htmx:responseError" ? "Regain n’a pas pu répondre" : undefined);
  });
}
document.addEventListener("htmx:load", (event) => restoreAll(event.detail.elt));
document.addEventListener("regain:saved", (event) => drop(event.detail.key));
document.addEventListener("regain:dropped", (event) => drop(event.detail.key));
for (const saved of document.querySelectorAll("[data-saved]")) drop(saved.dataset.saved);
restoreAll(document);
