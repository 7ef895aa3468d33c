// Drawing an outline: a click adds a point, a drag (or the arrow keys) moves one, Delete takes it away, and every act can
// be undone. The map and the list of points below say the same at any time; without this script the list is enough.
/* global L */

import { addLand, emptyMap } from "./map.js";

const OUTLINE = { color: "#a03b22", weight: 3, fillColor: "#ecc9bb", fillOpacity: 0.5 };
const NUMBER = /^\s*([-+]?\d+(?:[.,]\d+)?)\s*(?:;|,\s|\s)\s*([-+]?\d+(?:[.,]\d+)?)\s*$/;
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const STEP = 4; // pixels

export function read(text) {
  const pieces = [[]];
  for (const line of text.split("\n")) {
    const found = NUMBER.exec(line);
    if (found) pieces.at(-1).push(found.slice(1, 3).map((word) => Number(word.replace(",", "."))));
    else if (!line.trim() && pieces.at(-1).length) pieces.push([]);
  }
  return pieces.filter((piece, rank) => piece.length || rank === 0);
}

export function write(pieces) {
  const line = (point) => point.map((degrees) => degrees.toFixed(5).replace(".", ",")).join(" ");
  return pieces.map((piece) => piece.map(line).join("\n")).join("\n\n");
}

class Drawing {
  constructor(place, field) {
    this.place = place;
    this.field = field;
    this.past = [];
    this.pieces = read(field.value);
    place.hidden = false;
    this.map = emptyMap(place, `${place.dataset.draw}. Un clic ajoute un point`);
    this.shape = L.polygon([], { ...OUTLINE, interactive: false }).addTo(this.map);
    this.points = L.layerGroup().addTo(this.map);
    this.map.on("click", (event) => this.add(event.latlng));
    field.addEventListener("input", () => this.take(read(field.value)));
    this.frame();
    this.addButtons();
    this.draw();
  }

  frame() {
    const [west, south, east, north] = this.place.dataset.box.split(",").map(Number);
    const own = this.pieces.flat();
    const around = [[south, west], [north, east]];
    this.map.fitBounds(own.length ? own.map(([x, y]) => [y, x]) : around, { padding: [30, 30], maxZoom: 16 });
  }

  addButtons() {
    const bar = document.createElement("div");
    bar.className = "cluster";
    this.undoButton = this.button("Annuler le dernier geste", () => this.undo());
    this.addButton = this.button("Ajouter un point au centre de la carte", () => this.add(this.map.getCenter()));
    bar.append(this.undoButton, this.addButton, this.button("Tout effacer", () => this.change([[]], "Tout est effacé.")));
    this.place.after(bar);
    const help = document.createElement("p");
    help.className = "soft";
    help.textContent =
      "Touchez la carte pour poser chaque point du contour, dans l’ordre. Un point se déplace en le glissant ou avec les " +
      "flèches\u00a0; la touche Suppr le retire.";
    this.place.before(help);
  }

  button(words, act) {
    const one = document.createElement("button");
    one.type = "button";
    one.className = "btn btn-quiet";
    one.textContent = words;
    one.addEventListener("click", act);
    return one;
  }

  add({ lng, lat }) {
    const pieces = structuredClone(this.pieces);
    pieces.at(-1).push([lng, lat]);
    this.change(pieces, `Point ${pieces.at(-1).length} ajouté.`);
  }

  move(piece, rank, { lng, lat }) {
    const pieces = structuredClone(this.pieces);
    pieces[piece][rank] = [lng, lat];
    this.change(pieces, "Point déplacé.", [piece, rank]);
  }

  remove(piece, rank) {
    const pieces = structuredClone(this.pieces);
    pieces[piece].splice(rank, 1);
    this.change(pieces, "Point retiré.", [piece, Math.max(rank - 1, 0)]);
  }

  undo() {
    if (!this.past.length) return;
    this.pieces = this.past.pop();
    this.write();
    this.draw();
    this.say("Dernier geste annulé.");
  }

  change(pieces, said, focused) {
    this.take(pieces);
    this.write();
    this.say(said);
    if (focused) this.markers[focused[0]]?.[focused[1]]?.getElement()?.focus();
  }

  write() {
    this.field.value = write(this.pieces);
    this.field.dispatchEvent(new CustomEvent("regain:typed", { bubbles: true })); // keep.js keeps what is drawn
  }

  take(pieces) {
    this.past.push(this.pieces);
    this.pieces = pieces;
    this.draw();
  }

  draw() {
    this.shape.setLatLngs(this.pieces.map((piece) => [piece.map(([x, y]) => [y, x])]));
    this.points.clearLayers();
    this.markers = this.pieces.map((piece, at) => piece.map((point, rank) => this.marker(point, at, rank)));
    this.undoButton.disabled = !this.past.length;
  }

  marker([x, y], piece, rank) {
    const icon = L.divIcon({ className: "draw-point", iconSize: [18, 18] });
    const marker = L.marker([y, x], { icon, draggable: true, keyboard: true, alt: `Point ${rank + 1}` }).addTo(this.points);
    const element = marker.getElement();
    element.setAttribute("aria-label", `Point ${rank + 1}\u00a0: flèches pour déplacer, Suppr pour retirer`);
    marker.on("dragend", () => this.move(piece, rank, marker.getLatLng()));
    element.addEventListener("keydown", (event) => this.press(event, marker, piece, rank));
    return marker;
  }

  press(event, marker, piece, rank) {
    const arrow = ARROWS[event.key];
    if (event.key === "Delete" || event.key === "Backspace") this.remove(piece, rank);
    else if (arrow) {
      const from = this.map.latLngToContainerPoint(marker.getLatLng());
      this.move(piece, rank, this.map.containerPointToLatLng(from.add(arrow.map((one) => one * STEP))));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  say(words) {
    document.getElementById("annonce").textContent = words;
  }
}

const place = document.querySelector("[data-draw]");
const field = document.querySelector("[data-draw-points]");
if (place && field) {
  const drawing = new Drawing(place, field);
  addLand(drawing.map, place)
    .then(() => { place.dataset.ready = ""; })
    .catch((error) => console.warn("Le fond de carte n’est pas venu.", error));
}
