// The marks of the plot: texts, rings and badges, which go to their moments and keep their size.
//
// There may be thousands of texts, and to lay out the letters of one costs 10 µs. So a text keeps the place that it was
// written at, and a group around it is moved. These groups stand on shelves: while the reader moves and does not zoom,
// only the shelves are moved, and what comes into sight or leaves it.

const marks = [];
const shelves = [];

// How far the shelves are to be moved, and how far they are.
const shelfShift = () => (left - view.from) * zoom();
let shelved = 0;

function readMark(element) {
  const isText = element.localName === "text";
  const [x, y] = (isText ? ["x", "y"] : ["cx", "cy"]).map((key) => Number(element.getAttribute(key)));
  // What stands left of the plot is a name.
  if (x < left - 1) return;
  // Words run on to the right of their moments; numbers and names stand in the middle of what they name.
  const kind = { isText, isFree: element.matches(".texts *"), isWords: isText && !element.matches(".on,.mid") };
  const drawing = { carrier: { element, isShelved: false, shift: 0 }, isHidden: false, drawn: 0 };
  const lead = Number(element.getAttribute("dx") ?? 0);
  marks.push({ element, x, top: y, bottom: y, lead, ...kind, ...drawing, until: null, width: null });
}

// Puts the texts of a group on a shelf, above its bars and below its lines. Those of one moment share what moves them,
// but for reasons, which stay in sight as long as their waits do.
function fillShelf(group) {
  const shelf = create("g", {});
  const carriers = new Map();
  for (const mark of marks) {
    if (!mark.isText || mark.element.parentNode !== group) continue;
    const key = mark.element.matches(".why,.d") ? mark : mark.x;
    if (!carriers.has(key)) carriers.set(key, { element: create("g", {}), isShelved: true, shift: 0 });
    mark.carrier = carriers.get(key);
    mark.carrier.element.append(mark.element);
  }
  shelf.append(...[...carriers.values()].map(({ element }) => element));
  group.insertBefore(shelf, group.querySelector(".quote"));
  shelves.push(shelf);
}

// Where each wait begins, and where it ends: its reason stays in sight as long as it does.
let waits = null;

function readWaits() {
  waits = new Map();
  for (const { element, parts } of paths) {
    if (!element.matches(".lane .suspended")) continue;
    for (const part of parts) waits.set(`${part.x} ${Math.round(part.y / 10)}`, part.to);
  }
}

// All at once, since to measure between two changes means to lay out everything again.
function measure(marks) {
  if (!waits) readWaits();
  for (const mark of marks) {
    mark.width ??= mark.isText ? mark.element.getComputedTextLength() : 0;
    if (mark.until !== null || !mark.element.matches(".texts :is(.why,.d)")) continue;
    const row = Math.round(mark.top / 10);
    mark.until = waits.get(`${mark.x} ${row}`) ?? waits.get(`${mark.x} ${row + 1}`) ?? mark.x;
  }
}

function move(element, shift) {
  if (shift === 0) element.removeAttribute("transform");
  else element.setAttribute("transform", `translate(${shift})`);
}

function drawShelves() {
  const shift = tenths(shelfShift());
  if (shift === shelved) return;
  shelved = shift;
  for (const shelf of shelves) move(shelf, shelved);
}

// How far a mark is from where it was written; null if it is not to be seen.
function shiftOf(mark) {
  let x = place(mark.x);
  let isSeen = isShown(mark.x);
  if (!isSeen && mark.until > view.from && mark.x < view.from) {
    x = left;
    isSeen = place(mark.until) - left > mark.lead + mark.width + 2;
  }
  // A text that the picture's edge would cut through says less than none.
  if (mark.isWords && !isWhole() && x + mark.lead + mark.width > pictureWidth) isSeen = false;
  return isSeen ? x - mark.x : null;
}

function drawMark(mark) {
  const wanted = shiftOf(mark);
  if (mark.isHidden !== (wanted === null)) {
    mark.isHidden = wanted === null;
    if (mark.isHidden) mark.element.setAttribute("display", "none");
    else mark.element.removeAttribute("display");
  }
  if (mark.isHidden) return;
  const { carrier } = mark;
  const shift = tenths(wanted - (carrier.isShelved ? shelfShift() : 0));
  if (shift !== carrier.shift) move(carrier.element, (carrier.shift = shift));
}
