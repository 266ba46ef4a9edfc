// Search: in the names of tasks, in what they printed, and in what they waited for.

const found = { query: "", hits: [], place: 0 };

// What can be found, from top to bottom and from left to right: a text and where it stands.
let candidates = null;

function readCandidates() {
  const list = lanes.map((lane) => ({
    text: `${lane.name} ${lane.what}`, element: lane.element, x: null, y: lane.top, lane,
  }));
  for (const mark of marks) {
    const { element, x, top } = mark;
    if (mark.isFree) list.push({ text: element.textContent, element, x, y: top, lane: null, mark });
  }
  for (const { element, parts } of paths) {
    if (!element.matches(".said") || !element.textContent || parts.length === 0) continue;
    list.push({ text: element.textContent, element, x: parts[0].x, y: parts[0].y, lane: null });
  }
  return list.sort((one, other) => one.y - other.y || (one.x ?? -1) - (other.x ?? -1));
}

function find(query) {
  candidates ??= readCandidates();
  for (const { element } of found.hits) element.classList.remove("hit");
  const wanted = query.toLowerCase();
  const matches = (candidate) => candidate.text.toLowerCase().includes(wanted);
  Object.assign(found, { query, hits: wanted ? candidates.filter(matches) : [], place: 0 });
  for (const { element } of found.hits) element.classList.add("hit");
  if (found.hits.length > 0) reveal(found.hits[0]);
  draw();
  changed();
}

// Goes on by a number of hits, and from the last to the first.
function findNext(step) {
  if (found.hits.length === 0) return;
  found.place = (found.place + step + found.hits.length) % found.hits.length;
  reveal(found.hits[found.place]);
  draw();
  changed();
}

// Brings a hit into view, as far as needed.
function reveal({ element, x, y }) {
  const width = view.to - view.from;
  if (x !== null && !isShown(x)) show(x - width / 2, x + width / 2);
  bringIntoSight(y);
  if (element.matches(".lane")) tell({ lane: laneOfTask.get(element.id), x: null });
}

function foundInWords() {
  if (!found.query) return "";
  return found.hits.length === 0 ? "not found" : `${found.place + 1} of ${found.hits.length}`;
}

// The frame around the hit that is looked at.
function drawFound() {
  const frame = picture.querySelector(".found") ?? picture.appendChild(create("path", { class: "found" }));
  const hit = found.hits[found.place];
  const box = hit && (hit.lane ? rowOf(hit.lane) : boxOf(hit));
  frame.setAttribute("d", box ? `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z` : "");
}

const rowOf = ({ top, bottom }) => ({ x: 17, y: top, width: pictureWidth - 34, height: bottom - top });

// Where a text or a tick is seen; nothing if it is not.
function boxOf({ element, mark }) {
  const shift = mark ? shiftOf(mark) : 0;
  const { x, y, width, height } = element.getBBox();
  if (shift === null || width + height === 0) return null;
  const frame = { x: x + shift - 3, y: y - 2, width: width + 6, height: height + 4 };
  return Object.fromEntries(Object.entries(frame).map(([key, value]) => [key, tenths(value)]));
}
