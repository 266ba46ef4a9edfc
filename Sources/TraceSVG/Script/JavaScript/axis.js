// The axis of a zoomed plot: times at round places, or at the instants that are in sight.

// Pairs of a place and the time there; time passes evenly between two of them.
const knots = [];

const units = [["s", 1e9], ["ms", 1e6], ["µs", 1e3], ["ns", 1]];

// Longer ones, and from which step on even ticks are told in them.
const longUnits = [["d", 864e11, 5e13], ["h", 36e11, 2e12], ["min", 6e10, 5e10]];

// From here on a time is told in hours and minutes.
const longFrom = 6e11;

// The sign of a silence that is cut short, 13 pixels wide.
const zigzag = "l2.5-5 4 10 4-10 2.5 5";

function readAxis() {
  const numbers = axis.dataset.knots.split(" ").map(Number);
  for (let at = 0; at + 1 < numbers.length; at += 2) knots.push({ x: numbers[at], time: numbers[at + 1] });
}

// The time at a place of the whole plot, in nanoseconds.
function timeAt(x) {
  const after = knots.findIndex((knot) => knot.x >= x);
  if (after <= 0) return knots[after === 0 ? 0 : knots.length - 1].time;
  const [one, other] = [knots[after - 1], knots[after]];
  // Within an instant time stands still, but for the ticks of its steps, which have columns of one width.
  const isInstant = axis.dataset.axis !== "time" && after % 2 === 1;
  if (isInstant && other.time - one.time < knots.at(-1).time / 50) return one.time;
  return one.time + ((other.time - one.time) * (x - one.x)) / (other.x - one.x);
}

// A point of time in a unit, as fine as a step.
function pointInWords(time, step, [name, size]) {
  const decimals = Math.max(0, Math.min(9, Math.ceil(Math.log10(size / Math.max(step, 1)) - 1e-9)));
  return `${Number((time / size).toFixed(decimals))} ${name}`;
}

// A time in all the units that it needs, as fine as a step: 2 h 30 min.
function partsInWords(time, step) {
  const sizes = [...longUnits.map(([, size]) => size), 1e10];
  const fine = sizes.find((size) => size <= step) ?? 10 ** Math.floor(Math.log10(Math.max(step, 1)));
  let rest = Math.round(time / fine) * fine;
  const parts = longUnits.flatMap(([name, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count} ${name}`] : [];
  });
  if (rest > 0) parts.push(pointInWords(rest, fine, units[0]));
  return parts.join(" ") || "0 min";
}

const unitOf = (time) => units.find(([, size]) => time >= size) ?? units[0];

// A length of time with three digits, or in two units.
function lengthInWords(length) {
  const longer = longUnits.findIndex(([, size]) => length >= size);
  if (longer >= 0) return partsInWords(length, longUnits[longer + 1]?.[1] ?? 1e9);
  const [name, size] = unitOf(Math.round(length));
  return length < 1 ? "0 s" : `${Number((length / size).toPrecision(3))} ${name}`;
}

// The smallest of 1, 2, 5, 10 and so on that is no smaller than a length.
function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least * (1 - 1e-9));
}

// Round times along an even axis.
function evenTicks() {
  const [from, to] = [timeAt(view.from), timeAt(view.to)];
  let unit = unitOf(to);
  let room = 80;
  let step = 1;
  // Long digits need more room, and more room shorter digits: the second round settles it.
  for (let round = 0; round < 2 && to > from; round += 1) {
    step = roundStep(((to - from) * room) / (right - left));
    const longer = longUnits.find(([, , least]) => step >= least);
    if (longer) [unit, step] = [longer, roundStep(step / longer[1]) * longer[1]];
    room = Math.max(room, 24 + 8 * pointInWords(Math.ceil(to / step) * step, step, unit).length);
  }
  const ticks = [];
  for (let time = Math.ceil(from / step) * step; time <= to && ticks.length < 100; time += step) {
    // A trace without duration has one moment, at the plot's left end.
    const x = to > from ? left + ((time - from) / (to - from)) * (right - left) : left;
    ticks.push({ x, text: pointInWords(time, step, unit) });
  }
  return ticks;
}

// The instants that are in sight, each with the digits that tell it from its neighbours.
function instantTicks() {
  const end = timeAt(view.to);
  const unit = unitOf(end);
  const inWords = end < longFrom ? pointInWords : partsInWords;
  const seen = [];
  for (let at = 0; at + 1 < knots.length; at += 2) {
    const [from, to] = [knots[at], knots[at + 1]];
    if (to.x < view.from || from.x > view.to) continue;
    seen.push({ x: (clipped(from.x) + clipped(to.x)) / 2, time: from.time });
  }
  let edge = -Infinity;
  return seen.flatMap(({ x, time }, at) => {
    const gap = Math.min(time - (seen[at - 1]?.time ?? -Infinity), (seen[at + 1]?.time ?? Infinity) - time);
    const text = inWords(time, Number.isFinite(gap) ? gap / 20 : unit[1] / 1000, unit);
    const half = 4 * text.length;
    if (x - half < edge + 8) return [];
    edge = x + half;
    return [{ x, text }];
  });
}

function drawAxis() {
  axis.querySelector(".zoomed")?.remove();
  const own = axis.querySelectorAll(":scope > :is(.tick:not(.it),.grid,.axis)");
  for (const element of own) element.classList.toggle("away", !isWhole());
  if (isWhole()) return;
  const isEven = axis.dataset.axis === "time";
  const ticks = isEven ? evenTicks() : instantTicks();
  const line = Number(axis.dataset.line);
  const group = create("g", { class: "zoomed" });
  if (isEven) {
    const grid = ticks.map(({ x }) => `M${tenths(x)} ${axis.dataset.top}V${line}`).join("");
    group.append(create("path", { class: "grid", d: grid }));
  }
  for (const { x, text } of ticks) {
    for (const y of axis.dataset.rows.split(" ")) {
      group.append(create("text", { class: "tick mid", x: tenths(x), y }, text));
    }
  }
  const edges = knots.filter(({ x }) => isShown(x));
  const places = isEven ? ticks.map(({ x }) => tenths(x)) : edges.map(({ x }) => clipped(x));
  const feet = places.map((x) => `M${x} ${line}v6`).join("");
  group.append(create("path", { class: "axis", d: axisLine(line) + feet }));
  axis.append(group);
}

function axisLine(line) {
  const cuts = (axis.dataset.cuts ?? "").split(" ").filter((cut) => cut && isShown(Number(cut)));
  return `M${left} ${line}${cuts.map((cut) => `H${clipped(Number(cut)) - 6.5}${zigzag}`).join("")}H${right}`;
}
