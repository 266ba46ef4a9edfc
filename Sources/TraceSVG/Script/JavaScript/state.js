// What the reader has chosen, and the address that says so: #task-7&view=12.5-40&find=cache&focus=7&edges=off.

const state = { pinned: null, focus: null, off: new Set() };

// Keeps what is said of a lane; null lets go of it.
function pin(lane, x = null) {
  state.pinned?.element.classList.remove("pinned");
  state.pinned = lane;
  lane?.element.classList.add("pinned");
  tell(lane, x);
  changed();
}

function toggle(one) {
  if (!state.off.delete(one)) state.off.add(one);
  changed();
}

// Focuses on the task that is kept, else the one that has the keyboard; or ends the focus.
function toggleFocus() {
  const lane = state.pinned ?? laneOfTask.get(document.activeElement?.id);
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
  pin(null);
  focusOn(null);
  show(left, right);
}

// Takes back the last thing that stands in the way.
function back() {
  if (!parts.help.hidden) toggleHelp(false);
  else if (state.focus !== null) focusOn(null);
  else if (found.query) find((parts.input.value = ""));
  else if (state.pinned) pin(null);
  else return false;
  return true;
}

const share = (x) => Number((((x - left) / (right - left)) * 100).toFixed(3));

function address() {
  const words = [];
  if (state.pinned) words.push(state.pinned.element.id);
  if (!isWhole()) words.push(`view=${share(view.from)}-${share(view.to)}`);
  if (found.query) words.push(`find=${encodeURIComponent(found.query)}`);
  if (state.focus !== null) words.push(`focus=${state.focus}`);
  for (const one of state.off) words.push(`${one.address}=off`);
  return words.join("&");
}

let isWriting = false;

// After every change: the controls at once, the address when there is time, since browsers limit how often.
function changed() {
  for (const one of switches) picture.classList.toggle(one.hides, state.off.has(one));
  drawBar();
  if (!isPage || isWriting) return;
  isWriting = true;
  setTimeout(() => {
    isWriting = false;
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
  pin(words.map((word) => laneOfTask.get(word)).find(Boolean) ?? null);
  const ends = (values.get("view") ?? "").split("-").map(Number);
  const isView = ends.length === 2 && ends.every(Number.isFinite) && ends[0] < ends[1];
  const [from, to] = (isView ? ends : [0, 100]).map((percent) => left + ((right - left) * percent) / 100);
  show(from, to);
  const focus = values.get("focus");
  focusOn(focus && laneOf(focus) ? focus : null);
  state.off = new Set(switches.filter((one) => values.get(one.address) === "off"));
  parts.input.value = decoded(values.get("find") ?? "");
  find(parts.input.value);
  if (state.pinned) bringIntoSight(state.pinned.top);
}
