// The bar with the controls, and the line that tells of what is pointed at. It is there only if this script runs.

const svg = "http://www.w3.org/2000/svg";
const xhtml = "http://www.w3.org/1999/xhtml";

function build(space, name, attributes, content) {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content.filter((part) => part !== null));
  return element;
}

const create = (name, attributes, ...content) => build(svg, name, attributes, content);
const html = (name, attributes, ...content) => build(xhtml, name, attributes, content);

// What can be switched off: a word for it, the class that hides it, and what it hides.
const switches = [
  { key: "e", name: "Edges", address: "edges", hides: "no-edges", selector: ".edges > :not(.critical)" },
  { key: "c", name: "Critical path", address: "critical", hides: "no-critical", selector: ".critical" },
].filter(({ selector }) => picture.querySelector(selector));

const keys = [
  ["+ − or W S", "zoom; so does the wheel, with Ctrl where the page scrolls"],
  ["← → or A D", "move, as dragging does; dragging with Shift zooms to what it covers, two fingers zoom"],
  ["0", "everything as it was"],
  ["Tab", "to the lanes, and from there to the controls"],
  ["↑ ↓ Home End", "from lane to lane"],
  ["Enter or click", "keep what is said of a task; with Shift, beside that of another one"],
  ["F", "show that task alone, with its ancestors, descendants and wakers"],
  ["/", "find a name, a printed line, a reason"],
  ["N, Shift+N", "the next hit, the one before"],
  ...switches.map(({ key, name }) => [key.toUpperCase(), `${name.toLowerCase()} on or off`]),
  ["Esc", "close this, else end the focus, the search, what is kept"],
  ["?", "this list"],
];

const button = (name, title, action, attributes = {}) => {
  const element = html("button", { type: "button", title, ...attributes }, name);
  element.addEventListener("click", action);
  return element;
};

const parts = {
  input: html("input", { type: "search", "aria-label": "Find", placeholder: "Find", size: "14" }),
  count: html("output", { "aria-live": "polite" }),
  told: html("div", { class: "told", role: "status" }),
  focus: button("Focus", "this task and its relatives alone (F)", () => toggleFocus(), { "aria-pressed": "false" }),
  switches: switches.map((one) => {
    return button(one.name, `on or off (${one.key.toUpperCase()})`, () => toggle(one), { "aria-pressed": "true" });
  }),
  help: html("div", { class: "help", role: "dialog", "aria-label": "Keys", tabindex: "-1", hidden: "" }),
};

const bar = html("div", { class: "bar", role: "toolbar", "aria-label": "Picture" });
const holder = create("foreignObject", { x: 0, width: pictureWidth, height: 1 }, bar);

function buildBar() {
  const middle = () => (left + right) / 2;
  bar.append(
    button("−", "zoom out (−)", () => zoomAt(middle(), 1 / 1.5), { "aria-label": "Zoom out" }),
    button("+", "zoom in (+)", () => zoomAt(middle(), 1.5), { "aria-label": "Zoom in" }),
    button("Reset", "everything as it was (0)", () => reset()),
    ...parts.switches,
    parts.focus,
    parts.input,
    button("‹", "the hit before (Shift+N)", () => findNext(-1), { "aria-label": "Previous hit" }),
    button("›", "the next hit (N)", () => findNext(1), { "aria-label": "Next hit" }),
    parts.count,
    button("?", "keys", () => toggleHelp(), { "aria-label": "Keys", "aria-expanded": "false", class: "keys" }),
    parts.told,
    parts.help,
  );
  const rows = keys.flatMap(([key, meaning]) => [html("dt", {}, key), html("dd", {}, meaning)]);
  parts.help.append(html("dl", {}, ...rows));
  parts.input.addEventListener("input", () => find(parts.input.value));
  parts.input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") findNext(event.shiftKey ? -1 : 1);
    if (event.key !== "Escape") return;
    if (parts.input.value) find((parts.input.value = ""));
    else parts.input.blur();
  });
  // What is done to the bar is not done to the picture.
  for (const kind of ["click", "dblclick", "pointerdown", "pointermove", "wheel"]) {
    holder.addEventListener(kind, (event) => event.stopPropagation());
  }
  picture.append(holder);
}

let isRoomForTwo = false;

// Makes room for the bar above the picture, and keeps its letters as large as a page's.
function layBar() {
  isRoomForTwo = parts.told.classList.contains("two");
  const scale = picture.getScreenCTM()?.a || 1;
  bar.style.fontSize = `${13 / Math.min(1, scale)}px`;
  const height = Math.ceil(bar.offsetHeight);
  holder.setAttribute("height", height);
  makeRoom(height);
  followScroll();
}

// Leaves room above the picture.
function makeRoom(height) {
  picture.setAttribute("viewBox", `0 ${-height} ${pictureWidth} ${pictureHeight + height}`);
  picture.setAttribute("height", pictureHeight + height);
}

// Paper has no window, and nothing to press.
function layForPaper() {
  makeRoom(0);
  drawStale(-Infinity, Infinity);
}

// Keeps the bar in sight while the picture scrolls beneath it.
function followScroll() {
  const height = Number(holder.getAttribute("height"));
  const scale = picture.getScreenCTM()?.a || 1;
  const hidden = Math.max(0, -picture.getBoundingClientRect().top / scale);
  holder.setAttribute("y", tenths(Math.min(hidden, pictureHeight) - height));
  bar.classList.toggle("over", hidden > 0);
  drawSoon();
}

// Brings a row of the picture into sight, below the bar.
function bringIntoSight(y) {
  const matrix = picture.getScreenCTM();
  const at = matrix ? y * matrix.d + matrix.f : 0;
  const covered = Number(holder.getAttribute("height")) * (matrix?.d ?? 1);
  if (at < covered + 20 || at > innerHeight - 60) scrollBy(0, at - innerHeight / 2);
}

function drawBar() {
  parts.switches.forEach((element, at) => element.setAttribute("aria-pressed", String(!state.off.has(switches[at]))));
  parts.focus.setAttribute("aria-pressed", String(state.focus !== null));
  const count = foundInWords();
  if (parts.count.textContent !== count) parts.count.textContent = count;
  if (document.activeElement !== parts.input) parts.input.value = found.query;
}

function toggleHelp(isOpen = parts.help.hidden) {
  parts.help.hidden = !isOpen;
  bar.querySelector(".keys").setAttribute("aria-expanded", String(isOpen));
  layBar();
  if (isOpen) parts.help.focus({ preventScroll: true });
}

// Tells of lanes, and of what they show at a place; of nothing, how to begin.
function tell(...places) {
  const said = places.filter(({ lane }) => lane).map(({ lane, x }) => html("div", {}, ...placeInWords(lane, x)));
  if (said.length === 0) said.push("Point at a task to read of it, click to keep it. Press ? for the keys.");
  parts.told.replaceChildren(...said);
  if (parts.told.classList.toggle("two", said.length > 1) !== isRoomForTwo) layBar();
}

function placeInWords(lane, x) {
  const here = x === null ? "" : stretchInWords(lane, x);
  const words = [html("b", {}, lane.name), ` ${lane.what}`, here && ` · ${here}`, html("br", {}), lifeInWords(lane)];
  if (lane.partner) words.push(" · the other side: ", linkTo(lane.partner));
  if (lane.parent) words.push(" · made by ", linkTo(lane.parent));
  if (lane.wakers.length > 0) words.push(" · woken by ", ...lane.wakers.flatMap((task) => [linkTo(task), " "]));
  return words;
}

// A related task, to go to.
function linkTo(task) {
  const lane = laneOf(task);
  if (!lane) return `task ${task}`;
  return button(lane.name, `go to task ${task}`, () => {
    keep({ lane, x: null });
    bringIntoSight(lane.top);
  }, { class: "link" });
}
