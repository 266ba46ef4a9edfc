// What the reader has chosen, and the address that says so: #task-7&view=12.5-40&find=cache&focus=7&edges=off.

// Of what is kept each is a lane and a place in it, or null for none in particular.
const state = { kept: [], focus: null, off: new Set() };

// Keeps what is said of at most two places, or of none.
function keep(...places) {
  for (const { lane } of state.kept) lane.element.classList.remove("pinned");
  state.kept = places.slice(-2);
  for (const { lane } of state.kept) lane.element.classList.add("pinned");
  tell(...state.kept);
  changed();
}

// Keeps a place instead of what was kept, or beside it; lets go of a lane that is kept.
function toggleKept(lane, x, isBeside) {
  const others = state.kept.filter((one) => one.lane !== lane);
  const isNew = lane !== null && others.length === state.kept.length;
  keep(...(isBeside ? others : []), ...(isNew ? [{ lane, x }] : []));
}

function toggle(one) {
  if (!state.off.delete(one)) state.off.add(one);
  changed();
}

// Focuses on the task that is kept, else the one that has the keyboard; or ends the focus.
function toggleFocus() {
  const lane = state.kept.at(-1)?.lane ?? laneOfTask.get(document.activeElement?.id);
  focusOn(state.focus === null ? (lane?.task ?? null) : null);
}

function focusOn(task) {
  state.focus = task;
  drawFocus(task);
  changed();
}

function reset() {
  state.off.clear();
  parts.input.value = "";
  find("");
  keep();
  focusOn(null);
  show(left, right);
}

// Takes back the last thing that stands in the way.
function back() {
  if (!parts.help.hidden) toggleHelp(false);
  else if (state.focus !== null) focusOn(null);
  else if (found.query) find((parts.input.value = ""));
  else if (state.kept.length > 0) keep();
  else return false;
  return true;
}

const share = (x) => Number((((x - left) / (right - left)) * 100).toFixed(3));

function address() {
  const words = state.kept.map(({ lane }) => lane.element.id);
  if (!isWhole()) words.push(`view=${share(view.from)}-${share(view.to)}`);
  if (found.query) words.push(`find=${encodeURIComponent(found.query)}`);
  if (state.focus !== null) words.push(`focus=${state.focus}`);
  for (const one of state.off) words.push(`${one.address}=off`);
  return words.join("&");
}

let writing = null;

// After every change: the controls at once, the address when the reader rests, since it costs some milliseconds, and
// browsers limit how often.
function changed() {
  for (const one of switches) picture.classList.toggle(one.hides, state.off.has(one));
  drawBar();
  if (!isPage) return;
  clearTimeout(writing);
  writing = setTimeout(() => {
    try {
      history.replaceState(null, "", `#${address()}`);
    } catch {
      // A page that may not have an address of its own works without.
    }
  }, 250);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Does what an address says, as far as it makes sense; anything else in it is passed over.
function restore(hash) {
  const words = hash.replace(/^#/, "").split("&");
  const values = new Map(words.map((word) => [word.split("=")[0], word.slice(word.indexOf("=") + 1)]));
  const kept = words.map((word) => laneOfTask.get(word)).filter(Boolean);
  keep(...kept.map((lane) => ({ lane, x: null })));
  const ends = (values.get("view") ?? "").split("-").map(Number);
  const isView = ends.length === 2 && ends.every(Number.isFinite) && ends[0] < ends[1];
  const [from, to] = (isView ? ends : [0, 100]).map((percent) => left + ((right - left) * percent) / 100);
  show(from, to);
  const focus = values.get("focus");
  focusOn(focus && laneOf(focus) ? focus : null);
  state.off = new Set(switches.filter((one) => values.get(one.address) === "off"));
  parts.input.value = decoded(values.get("find") ?? "");
  find(parts.input.value);
  if (kept.length > 0) bringIntoSight(kept[0].top);
}
