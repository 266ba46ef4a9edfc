// The plot: what stands in it, and where that goes when the reader zooms.
//
// Nothing is stretched. Each path is written anew from its parts: a stretch of time grows, a sign keeps its size and
// goes to its moment, and what lies outside the view is left out. So texts, hatches and lines stay as they are at any
// zoom, and the deeper the zoom, the less there is to draw.
//
// What is outside the window is drawn when the reader scrolls to it.

const picture = document.currentScript.closest("svg");
const axis = picture.querySelector(".time");
const left = Number(axis.dataset.from);
const right = Number(axis.dataset.to);
const pictureWidth = Number(picture.getAttribute("width"));
const pictureHeight = Number(picture.getAttribute("height"));

// The part of the plot that is shown, in the places of the whole plot.
const view = { from: left, to: right };

// Coordinates are tenths of a pixel; with this zoom a tenth is five pixels wide.
const deepest = 50;

// The classes whose rectangles are stretches of time.
const stretches = new Set(["running", "ready", "suspended", "created", "unknown", "band", "lost", "ghost", "length", "plus"]);

const paths = [];

function readPlot() {
  const groups = [".time", ".strip", ".edges", ".lane", ".loss", ".pins", ".texts", ".ghosts", ".critical"];
  for (const element of picture.querySelectorAll(groups.map((group) => `${group} :is(path,text,circle)`).join())) {
    if (element.matches(".row,.chip,.time > .tick:not(.it)")) continue;
    if (element.localName === "path") paths.push(readPath(element));
    else readMark(element);
  }
  for (const group of picture.querySelectorAll(".strip,.texts")) fillShelf(group);
}

// The upper and the lower side of a lane's row.
function sidesOf(row) {
  const [, top, height] = /^M\S+ (\S+)h\S+v([\d.]+)/.exec(row.getAttribute("d")).map(Number);
  return { top, bottom: top + height };
}

function readPath(element) {
  const isStretch = stretches.has(element.classList[0]);
  // What stretches leave at either end must not grow: cells of the strip half a pixel of paper, outlines their line.
  const isHollow = element.matches(".was :is(.running,.length)");
  const hasGap = isStretch && !isHollow && element.closest(".strip[data-gap]");
  const inset = (width) => (isHollow ? Math.min(1, width / 2) : hasGap && width >= 3 ? 0.5 : 0);
  const d = element.getAttribute("d");
  const parts = [];
  for (const [, x, y, rest] of d.matchAll(/M(-?[\d.]+) (-?[\d.]+)([^M]*)/g)) {
    parts.push(readPart(Number(x), Number(y), rest, isStretch, inset));
  }
  // A lane's paths stand in its row; the others go through the whole plot.
  const row = element.closest(".lane")?.querySelector(".row");
  const { top, bottom } = row ? sidesOf(row) : { top: -Infinity, bottom: Infinity };
  return { element, d, parts, top, bottom, isFiltered: false, drawn: 0 };
}

function readPart(x, y, rest, isStretch, insetOf) {
  const rectangle = isStretch && /^h([\d.]+)v([\d.]+)H/.exec(rest);
  if (rectangle) {
    const width = Number(rectangle[1]);
    const inset = insetOf(width);
    return { x: x - inset, to: x + width + inset, y, height: rectangle[2], inset, isKept: true };
  }
  // A sign's rectangle ends at its own left side, and so goes where that goes.
  const sign = /^h([\d.]+)(v[\d.]+)H[\d.]+z$/.exec(rest);
  if (sign) rest = `h${sign[1]}${sign[2]}h-${sign[1]}z`;
  const bends = rest.includes("H") ? [...rest.matchAll(/([HV])(-?[\d.]+)/g)] : null;
  const turns = bends && bends.map(([, kind, value]) => ({ isLevel: kind === "H", value: Number(value) }));
  return { x, y, rest, turns, isKept: true };
}

const isWhole = () => view.from <= left && view.to >= right;
const zoom = () => (right - left) / (view.to - view.from);

// Where a place of the whole plot stands now. What is right of the plot keeps its distance from its end.
function place(x) {
  const inside = Math.min(x, right);
  return left + (inside - view.from) * zoom() + (x - inside);
}

const isShown = (x) => x >= view.from - 0.05 && Math.min(x, right) <= view.to + 0.05;
const tenths = (x) => Math.round(x * 10) / 10;
const clipped = (x) => tenths(Math.max(left, Math.min(place(x), right + Math.max(0, x - right))));

function drawnPart(part) {
  if (!part.isKept) return "";
  if (part.height) return drawnStretch(part);
  if (part.turns) return drawnTurns(part);
  return isShown(part.x) ? `M${tenths(place(part.x))} ${part.y}${part.rest}` : "";
}

function drawnStretch(part) {
  if (part.to <= view.from || part.x >= view.to) return "";
  const from = clipped(part.x) + part.inset;
  const width = tenths(Math.max(0, clipped(part.to) - part.inset - from));
  return `M${tenths(from)} ${part.y}h${width}v${part.height}H${tenths(from)}z`;
}

// A line along corners: parts of it that run outside the view are not drawn along its edges.
function drawnTurns(part) {
  let { x, y } = part;
  let drawn = "";
  let isDown = false;
  for (const { isLevel, value } of part.turns) {
    const isSeen = isLevel
      ? Math.max(x, value) >= view.from && Math.min(x, value) <= view.to
      : isShown(x);
    if (isSeen) drawn += (isDown ? "" : `M${clipped(x)} ${y}`) + (isLevel ? `H${clipped(value)}` : `V${value}`);
    if (isLevel) x = value;
    else y = value;
    isDown = isSeen && isShown(x);
  }
  return drawn;
}

function drawPath(path) {
  const isAsWritten = isWhole() && !path.isFiltered;
  path.element.setAttribute("d", isAsWritten ? path.d : path.parts.map(drawnPart).join(""));
}

// How often what is to be drawn has changed; what was drawn before the last change is stale.
let changes = 0;
let drawnAxis = 0;
let isDue = false;

// Draws before the next frame, however often it is asked to.
function draw() {
  changes += 1;
  drawSoon();
}

function drawSoon() {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    const matrix = picture.getScreenCTM();
    const rows = (y) => (y - matrix.f) / matrix.d;
    drawStale(rows(-100), rows(innerHeight + 100));
  });
}

// Draws what is stale between two heights of the picture.
function drawStale(top, bottom) {
  const isStale = (item) => item.drawn !== changes && item.bottom >= top && item.top <= bottom;
  const [stalePaths, staleMarks] = [paths.filter(isStale), marks.filter(isStale)];
  if (!isWhole()) measure(staleMarks);
  stalePaths.forEach(drawPath);
  drawShelves();
  staleMarks.forEach(drawMark);
  for (const item of [...stalePaths, ...staleMarks]) item.drawn = changes;
  if (drawnAxis === changes) return;
  drawnAxis = changes;
  drawAxis();
  drawRings();
  drawFound();
}

let lastWidth = right - left;

// Shows a part of the whole plot, no narrower than the deepest zoom has it, and nothing beyond its ends.
function show(from, to) {
  const width = Math.min(right - left, Math.max((right - left) / deepest, to - from));
  const middle = (from + to) / 2;
  const before = view.from + view.to;
  const isAll = right - left - width < 0.05;
  view.from = isAll ? left : Math.min(Math.max(left, middle - width / 2), right - width);
  view.to = isAll ? right : view.from + width;
  // At the end of the plot there is nowhere to go.
  if (before !== view.from + view.to || width !== lastWidth) draw();
  lastWidth = width;
  changed();
}

// Zooms by a factor about what stands at a place of the picture, which stays where it is.
function zoomAt(x, factor) {
  const share = (Math.min(Math.max(x, left), right) - left) / (right - left);
  const width = (view.to - view.from) / factor;
  const fixed = view.from + share * (view.to - view.from);
  const least = Math.max(width, (right - left) / deepest);
  show(fixed - share * least, fixed + (1 - share) * least);
}

// Moves by pixels of the picture.
function pan(pixels) {
  const distance = pixels / zoom();
  const shift = Math.min(Math.max(distance, left - view.from), right - view.to);
  show(view.from + shift, view.to + shift);
}
