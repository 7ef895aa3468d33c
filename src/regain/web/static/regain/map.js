// The map one can move takes the place of the picture that the server drew, once all it needs has come. Without
// network, or without this script, the picture stays. The list beside it does the same with the keyboard.
/* global L */

const BRICK = "#a03b22", BRICK_SOFT = "#ecc9bb", GROUND = "#6f7a90", GROUND_SOFT = "#dfe3ea";
const LAND = { color: "#c9c1b2", weight: 1, fillColor: "#f1ede4", fillOpacity: 1, interactive: false };
const STILL = { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false };
const NAMED_FROM = 12; // from nearer than that, few communes are in sight: their names are read
const MOST_NUMBERS = 60; // beyond, they would cover the map
const TILES =
  "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2" +
  "&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}";

export function styleOf(properties, isShown) {
  if (isShown) return { color: BRICK, weight: 4, fillColor: BRICK_SOFT, fillOpacity: 0.9 };
  return properties.lit
    ? { color: BRICK, weight: 2, fillColor: BRICK_SOFT, fillOpacity: 0.7 }
    : { color: GROUND, weight: 1.5, fillColor: GROUND_SOFT, fillOpacity: 0.5, dashArray: "6 4" };
}

async function fetched(address) {
  if (!address) return { type: "FeatureCollection", features: [] };
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

// A canvas prints badly: paper gets the picture that the server drew.
function keepForPaper(place, picture) {
  const paper = document.createElement("div");
  paper.className = "area-map-paper";
  paper.append(picture);
  place.after(paper);
}

// The id of a sentence that is heard when one comes on the place, and not shown.
function explain(place, words) {
  const told = document.createElement("p");
  told.hidden = true;
  told.id = `geste-${document.querySelectorAll("[data-gesture]").length + 1}`;
  told.dataset.gesture = "";
  told.textContent = words;
  place.after(told);
  return told.id;
}

export function emptyMap(place, title) {
  const height = Math.max(place.offsetHeight, 320);
  const picture = place.querySelector("svg");
  place.textContent = "";
  if (picture) keepForPaper(place, picture);
  place.style.height = `${Math.min(height, 640)}px`;
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", title);
  place.setAttribute("aria-describedby", explain(place, "Flèches pour déplacer, plus et moins pour agrandir et réduire."));
  const map = L.map(place, { ...STILL, preferCanvas: true, zoomControl: false, scrollWheelZoom: false });
  L.control.zoom({ zoomInTitle: "Agrandir", zoomOutTitle: "Réduire" }).addTo(map);
  L.control.scale({ imperial: false, position: "topright" }).addTo(map); // below, sources would cover it on a phone
  map.attributionControl.setPrefix(false);
  return map;
}

export function addTiles(map) {
  const attribution = "Fond : Plan IGN, Licence Ouverte 2.0";
  return L.tileLayer(TILES, { maxZoom: 19, attribution }).addTo(map);
}

// Leaflet takes HTML: only as text may words come in.
function asText(words) {
  const told = document.createElement("span");
  told.textContent = words;
  return told;
}

function nameLand(map, land) {
  const options = { permanent: true, direction: "center", className: "area-map-land", pane: "shadowPane", interactive: false };
  const names = L.layerGroup(
    land.getLayers().map((one) =>
      L.tooltip(options).setLatLng(one.getBounds().getCenter()).setContent(asText(one.feature.properties.name)),
    ),
  );
  const show = () => (map.getZoom() >= NAMED_FROM ? names.addTo(map) : names.remove());
  map.on("zoomend", show);
  show();
}

export async function addLand(map, place) {
  const land = L.geoJSON(await fetched(place.dataset.land), { style: LAND });
  if ("tiles" in place.dataset) addTiles(map);
  else {
    land.addTo(map).bringToBack(); // what is drawn may have come before it
    nameLand(map, land);
  }
  return land;
}

function tieList(map, place, layers) {
  const show = (entry, isShown) => {
    entry.classList.toggle("is-shown", isShown);
    for (const layer of layers.get(entry.dataset.mapEntry) ?? []) {
      layer.setStyle(styleOf(layer.feature.properties, isShown));
      if (isShown) layer.bringToFront();
    }
  };
  for (const entry of place.closest(".area-map").querySelectorAll("[data-map-entry]")) {
    const found = layers.get(entry.dataset.mapEntry);
    if (!found) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-plain";
    button.textContent = "Situer";
    button.setAttribute("aria-label", `Situer ${found[0].feature.properties.name} sur la carte`);
    button.addEventListener("click", () => {
      map.fitBounds(L.featureGroup(found).getBounds(), { maxZoom: 15, padding: [30, 30] });
      document.getElementById("annonce").textContent = `${found[0].feature.properties.name} est au centre de la carte.`;
    });
    entry.append(button);
    for (const name of ["focusin", "mouseenter"]) entry.addEventListener(name, () => show(entry, true));
    for (const name of ["focusout", "mouseleave"]) entry.addEventListener(name, () => show(entry, false));
  }
}

function numberOf(layer, mark) {
  const options = { permanent: true, direction: "center", className: "area-map-number", interactive: false };
  return L.tooltip(options).setLatLng(layer.getBounds().getCenter()).setContent(asText(mark));
}

async function start(place) {
  const outlines = await fetched(place.dataset.outlines);
  if (!outlines.features.length) return;
  const map = emptyMap(place, place.dataset.map);
  const layers = new Map();
  const numbers = [];
  const group = L.geoJSON(outlines, {
    style: (feature) => styleOf(feature.properties, false),
    onEachFeature: (feature, layer) => {
      const { key, mark, name } = feature.properties;
      layers.set(key, [...(layers.get(key) ?? []), layer]);
      layer.bindTooltip(asText(mark ? `${mark} · ${name}` : name), { sticky: true, className: "area-map-name" });
      if (mark && outlines.features.length <= MOST_NUMBERS) numbers.push(numberOf(layer, mark));
    },
  });
  map.fitBounds(group.getBounds(), { padding: [20, 20] });
  await addLand(map, place);
  group.addTo(map);
  for (const number of numbers) number.addTo(map);
  map.attributionControl.addAttribution(asText(place.dataset.source).innerHTML);
  tieList(map, place, layers);
  place.dataset.ready = "";
}

for (const place of document.querySelectorAll("[data-map]")) {
  start(place).catch((error) => console.warn("La carte reste une image.", error));
}
