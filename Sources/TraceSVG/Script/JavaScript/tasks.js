// The tasks: which lane is whose, who belongs to whom, and what is to be said of a place.

const lanes = [];
const laneOfTask = new Map();

function readLanes() {
  for (const element of picture.querySelectorAll(".lane")) {
    const lane = {
      element,
      // In the picture of a difference numbers are those of a side, and the lane's own name tells which.
      task: element.dataset.side ? element.id : element.dataset.task,
      name: element.dataset.name,
      // What follows the name: which task it is and on which side, or how many share the lane.
      what: element.dataset.task
        ? [`task ${element.dataset.task}`, element.dataset.side].filter(Boolean).join(", ")
        : `×${element.dataset.count}`,
      partner: element.dataset.partner ?? null,
      parent: element.dataset.parent ?? null,
      wakers: (element.dataset.wakers ?? "").split(" ").filter(Boolean),
      ...sidesOf(element.querySelector(".row")),
      parts: [],
      from: Infinity,
      to: -Infinity,
    };
    lanes.push(lane);
    laneOfTask.set(element.id, lane);
  }
  for (const { element, parts } of paths) {
    const lane = element.parentNode.id && laneOfTask.get(element.parentNode.id);
    if (!lane) continue;
    for (const part of parts) {
      lane.from = Math.min(lane.from, part.x);
      lane.to = Math.max(lane.to, part.to ?? part.x);
      // The cells of a shared lane are no stretches of anybody's life.
      if (part.height && lane.task) lane.parts.push({ ...part, state: element.classList[0] });
    }
  }
}

const laneOf = (task) => laneOfTask.get(`task-${task}`) ?? laneOfTask.get(task);

// The lane at a point of the whole plot; of several in one row the one that is nearest.
function laneAt(x, y) {
  const distance = (lane) => Math.max(0, lane.from - x, x - lane.to);
  let found = null;
  for (const lane of lanes) {
    if (y < lane.top || y > lane.bottom) continue;
    if (!found || distance(lane) < distance(found)) found = lane;
  }
  return found;
}

const stretchAt = (lane, x) => lane.parts.find((part) => part.x <= x && x <= part.to);

// A task, the tasks above it and below it, and those that woke it; of a difference those of the other side, too.
function relatives(task) {
  const own = [task, laneOf(task).partner].filter(Boolean);
  const related = new Set(own.flatMap((one) => [one, ...laneOf(one).wakers]));
  for (const one of own) {
    for (let lane = laneOf(one); lane?.parent; lane = laneOf(lane.parent)) related.add(lane.parent);
  }
  // A lane stands below that of its parent, so one pass finds all descendants.
  const below = new Set(own);
  for (const lane of lanes) if (below.has(lane.parent)) below.add(lane.task);
  return new Set([...related, ...below]);
}

// What a task waits for in a stretch, if the picture has the words.
function reasonOf(lane, part) {
  const isReason = (mark) => mark.x === part.x && mark.element.matches(".texts :is(.why,.d)");
  const isInLane = ({ top }) => top > lane.top && top < lane.bottom;
  return marks.find((mark) => isReason(mark) && isInLane(mark))?.element.textContent;
}

// What a lane shows at a place.
function stretchInWords(lane, x) {
  const part = stretchAt(lane, x);
  if (!part) return "";
  const [from, to] = [timeAt(part.x), timeAt(part.to)];
  // On an even axis widths are all that the picture knows, to a tenth of a pixel.
  const about = axis.dataset.axis === "time" ? "about " : "";
  const reason = part.state === "suspended" ? reasonOf(lane, part) : null;
  const state = reason ? `suspended (${reason})` : part.state;
  const length = to > from ? ` for ${about}${lengthInWords(to - from)}, from` : " at";
  return `${state}${length} ${about}${lengthInWords(from)}`;
}

// What its title says of a lane, without its name.
const lifeInWords = (lane) => lane.element.querySelector("title").textContent.trim().split("\n").slice(1).join(", ");

// MARK: Focus

// Fades all but a task and its relatives; null fades nothing.
function drawFocus(task) {
  const kept = task && laneOf(task) ? relatives(task) : null;
  for (const { element, task } of lanes) element.classList.toggle("faded", Boolean(kept && !kept.has(task)));
  for (const element of picture.querySelectorAll("[data-lane]")) {
    element.classList.toggle("faded", Boolean(kept && !kept.has(element.dataset.lane)));
  }
  const isKept = (x, y) => !kept || kept.has(laneAt(x, y)?.task);
  for (const mark of marks) {
    if (mark.isFree) mark.element.classList.toggle("faded", !isKept(mark.x, mark.top));
  }
  for (const path of paths) {
    if (!path.element.matches(".edges > path,.texts > .quote")) continue;
    path.isFiltered = Boolean(kept);
    for (const part of path.parts) {
      const end = Number(/V([\d.]+)$/.exec(part.rest ?? "")?.[1] ?? part.y);
      part.isKept = isKept(part.x, part.y) && isKept(part.x, end);
    }
  }
  for (const ring of picture.querySelectorAll(".edges > circle")) {
    ring.classList.toggle("faded", !isKept(Number(ring.getAttribute("cx")), Number(ring.getAttribute("cy"))));
  }
  draw();
}
