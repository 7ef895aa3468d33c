// Editing in place: the form takes the place of the line, « Annuler » or Escape brings the line back as it was (even
// without network), and the focus never falls back to the top of the page. htmx fetches the fragments; without it
// the same links lead to the form's own page.

const lines = new Map();

function focusOn(root) {
  const errors = root.querySelector(".error-summary, .conflict-title");
  const field = root.querySelector("input:not([type=hidden]), textarea, select");
  (errors ?? field ?? root.querySelector("[data-in-place-link]"))?.focus();
}

function say(words) {
  const status = document.getElementById("annonce");
  if (status) status.textContent = words;
}

function giveUp(form) {
  const place = form.closest("[data-in-place]");
  const line = place && lines.get(place.id);
  if (!line) return false;
  const dropped = new CustomEvent("regain:dropped", { detail: { key: form.dataset.drop } });
  document.dispatchEvent(dropped);
  place.replaceWith(line);
  window.htmx.process(line);
  line.querySelector("[data-in-place-link]")?.focus();
  say("Rien n’a changé.");
  return true;
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const place = event.detail.target;
  if (!place.matches("[data-in-place]") || place.querySelector("form[data-keep]")) return;
  lines.set(place.id, place.cloneNode(true));
});
document.addEventListener("htmx:afterSettle", (event) => {
  const place = document.getElementById(event.detail.target.id);
  if (place?.matches("[data-in-place]")) focusOn(place);
});
document.addEventListener("regain:saved", (event) => {
  say(event.detail.said);
  const heading = document.querySelector("h1");
  if (event.detail.title && heading) heading.textContent = event.detail.title;
});
document.addEventListener("click", (event) => {
  const cancel = event.target.closest?.("[data-give-up]");
  const form = cancel?.closest("form");
  if (!form) return;
  if (giveUp(form)) event.preventDefault();
  else document.dispatchEvent(new CustomEvent("regain:dropped", { detail: { key: form.dataset.drop } }));
});
document.addEventListener("keydown", (event) => {
  const form = event.key === "Escape" && event.target.closest?.("[data-in-place] form[data-keep]");
  if (form && giveUp(form)) event.preventDefault();
});
