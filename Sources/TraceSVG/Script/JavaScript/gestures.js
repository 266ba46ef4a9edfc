// Wheel, pointer and keys.

// Whether the picture is the page, and not a part of one: then all keys are its own, and so is the address.
const isPage = document.documentElement === picture;

// A point of the screen in places of the picture.
function pointOf(event) {
  const matrix = picture.getScreenCTM();
  return { x: (event.clientX - matrix.e) / matrix.a, y: (event.clientY - matrix.f) / matrix.d };
}

// The place of the whole plot that stands at a place of the picture.
const placeIn = (x) => view.from + (x - left) / zoom();

function laneUnder(event) {
  const { x, y } = pointOf(event);
  // Left of the plot stand names, which belong to their lanes at no place in particular.
  const at = x < left ? null : placeIn(x);
  return { lane: laneAt(at ?? left, y), x: at };
}

function onWheel(event) {
  const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
  const fits = isPage && picture.getBoundingClientRect().height <= innerHeight + 1;
  const unit = event.deltaMode === 0 ? 1 : 30;
  if (event.ctrlKey || event.metaKey || (fits && !isSideways)) {
    event.preventDefault();
    const turned = Math.max(-100, Math.min(100, event.deltaY * unit));
    zoomAt(pointOf(event).x, 2 ** (-turned / 200));
  } else if (isSideways && !isWhole()) {
    event.preventDefault();
    pan((event.deltaX || event.deltaY) * unit);
  }
}

// A drag from where it began; null while there is none.
let drag = null;
// The click that ends a drag means nothing.
let isClickOver = false;

function onPointerDown(event) {
  isClickOver = false;
  onTouchDown(event);
  if (event.button !== 0) return;
  const { x } = pointOf(event);
  if (x < left || (isWhole() && !event.shiftKey)) return;
  drag = { x, last: x, isRange: event.shiftKey, isMoving: false, pointer: event.pointerId };
  // Else the browser begins to select text.
  event.preventDefault();
}

function onPointerMove(event) {
  if (onTouchMove(event)) {
    // What one finger began is over.
    drag = null;
    isClickOver = true;
  } else if (!drag) {
    if (state.kept.length === 0) tell(laneUnder(event));
  } else {
    moveDrag(pointOf(event));
  }
}

function moveDrag({ x }) {
  if (!drag.isMoving && Math.abs(x - drag.x) < 4) return;
  if (!drag.isMoving) picture.setPointerCapture(drag.pointer);
  drag.isMoving = true;
  if (drag.isRange) drawRange(drag.x, x);
  else pan(drag.last - x);
  drag.last = x;
}

function onPointerUp(event) {
  onTouchUp(event);
  if (!drag) return;
  const { x, last, isRange, isMoving } = drag;
  drag = null;
  isClickOver = isMoving;
  if (!isRange || !isMoving) return;
  drawRange(0, 0);
  const ends = [placeIn(x), placeIn(last)].sort((one, other) => one - other);
  show(Math.max(left, ends[0]), Math.min(right, ends[1]));
}

// The part of the plot that will be shown.
function drawRange(one, other) {
  const frame = picture.querySelector(".range") ?? picture.appendChild(create("path", { class: "range" }));
  const [from, to] = [one, other].map((x) => Math.max(left, Math.min(x, right))).sort((a, b) => a - b);
  const { top, line } = axis.dataset;
  frame.setAttribute("d", to > from ? `M${tenths(from)} ${top}H${tenths(to)}V${line}H${tenths(from)}z` : "");
}

function onClick(event) {
  if (isClickOver) return;
  const { lane, x } = laneUnder(event);
  toggleKept(lane, x, event.shiftKey);
}

// Zooms to the stretch under the pointer.
function onDoubleClick(event) {
  const { lane, x } = laneUnder(event);
  const part = lane && x !== null && stretchAt(lane, x);
  if (!part) return;
  const air = (part.to - part.x) / 8;
  show(part.x - air, part.to + air);
}

// Tab goes to one lane, the last that had the keyboard, so that it is one step from there to the controls.
let tabStop = null;

function stopTabAt(lane) {
  tabStop?.element.setAttribute("tabindex", "-1");
  tabStop = lane;
  tabStop?.element.setAttribute("tabindex", "0");
}

function onFocus(event) {
  const lane = laneOfTask.get(event.target.id);
  if (!lane) return;
  stopTabAt(lane);
  if (state.kept.length === 0) tell({ lane, x: null });
}

// From the lane that has the keyboard to another one: so many below, or the first or last of all.
function moveFocus(step) {
  const at = lanes.findIndex(({ element }) => element === document.activeElement);
  const next = lanes[Math.max(0, Math.min(at + step, lanes.length - 1))];
  if (at < 0 || next === lanes[at]) return false;
  next.element.focus({ preventScroll: true });
  bringIntoSight(next.top);
  return true;
}

const middle = () => (left + right) / 2;
const step = () => (right - left) / 5;

// What each key does; false leaves it to the page.
const actions = {
  "+": () => zoomAt(middle(), 1.5),
  "=": () => zoomAt(middle(), 1.5),
  w: () => zoomAt(middle(), 1.5),
  "-": () => zoomAt(middle(), 1 / 1.5),
  s: () => zoomAt(middle(), 1 / 1.5),
  0: () => reset(),
  a: () => pan(-step()),
  d: () => pan(step()),
  ArrowLeft: () => !isWhole() && pan(-step()),
  ArrowRight: () => !isWhole() && pan(step()),
  ArrowUp: () => moveFocus(-1),
  ArrowDown: () => moveFocus(1),
  Home: () => moveFocus(-Infinity),
  End: () => moveFocus(Infinity),
  f: () => toggleFocus(),
  "/": () => parts.input.focus({ preventScroll: true }),
  n: () => findNext(1),
  N: () => findNext(-1),
  "?": () => toggleHelp(),
  Escape: () => back(),
  Enter: (event) => keepFocused(event.shiftKey),
  " ": (event) => keepFocused(event.shiftKey),
};

function keepFocused(isBeside) {
  const lane = laneOfTask.get(document.activeElement?.id);
  if (!lane) return false;
  toggleKept(lane, null, isBeside);
  return true;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === parts.input) return;
  // A button has its own use for these.
  if (holder.contains(event.target) && (event.key === "Enter" || event.key === " ")) return;
  const key = event.key.length === 1 && event.key !== "N" ? event.key.toLowerCase() : event.key;
  const one = switches.find((one) => one.key === key);
  const action = one ? () => toggle(one) : Object.hasOwn(actions, key) && actions[key];
  if (action && action(event) !== false) event.preventDefault();
}

function listen() {
  for (const { element } of lanes) element.setAttribute("tabindex", "-1");
  stopTabAt(lanes[0] ?? null);
  picture.addEventListener("wheel", onWheel, { passive: false });
  picture.addEventListener("pointerdown", onPointerDown);
  picture.addEventListener("pointermove", onPointerMove);
  picture.addEventListener("pointerup", onPointerUp);
  picture.addEventListener("pointercancel", onPointerUp);
  picture.addEventListener("click", onClick);
  picture.addEventListener("dblclick", onDoubleClick);
  picture.addEventListener("focusin", onFocus);
  (isPage ? window : picture).addEventListener("keydown", onKey);
  window.addEventListener("resize", layBar);
  window.addEventListener("beforeprint", layForPaper);
  window.addEventListener("afterprint", layBar);
  window.addEventListener("scroll", followScroll, { passive: true, capture: true });
}
