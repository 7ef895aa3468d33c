// Refuses the second click on a form that is already on its way: <form data-once>.
// With data-busy="Lecture en cours…" it also says so, aloud, while one waits.
// Without this file the form is simply sent as often as one clicks; use cases stand it.

function say(form, words) {
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "soft busy";
  form.append(status);
  status.textContent = words;
}

function markSent(event) {
  const form = event.target;
  if (!form.matches("form[data-once]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  form.setAttribute("aria-busy", "true");
  if (form.dataset.busy) say(form, form.dataset.busy);
}

// Coming back with the browser's own arrow shows the page as it was left: forms are free again.
function free() {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
    form.querySelector(".busy")?.remove();
  }
}

document.addEventListener("submit", markSent);
window.addEventListener("pageshow", free);
