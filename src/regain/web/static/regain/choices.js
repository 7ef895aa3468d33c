// Keeps the summary of a folded list of boxes true while one ticks: <details class="choices-folded">.
// Without this file it says what the page was drawn with.

const NAMES = new Intl.ListFormat("fr");

function tell(event) {
  const folded = event.target.closest?.(".choices-folded");
  if (!folded) return;
  const boxes = [...folded.querySelectorAll("input")];
  const ticked = boxes.filter((box) => box.checked);
  const counted = ticked.length < 2 ? "case cochée" : "cases cochées";
  folded.querySelector("summary").textContent = `${ticked.length}\u00a0${counted} sur ${boxes.length}`;
  const named = folded.parentElement.querySelector("[data-chosen]");
  if (named) named.textContent = NAMES.format(ticked.map((box) => box.labels[0].textContent.trim()));
}

document.addEventListener("change", tell);
