// Two fingers: the picture is drawn apart between them, and goes where they go.

// Where each finger is that touches the picture, by its pointer.
const fingers = new Map();

function onTouchDown(event) {
  if (event.pointerType === "touch") fingers.set(event.pointerId, pointOf(event));
}

function onTouchUp(event) {
  fingers.delete(event.pointerId);
}

// Whether this was a move of one finger of two.
function onTouchMove(event) {
  if (!fingers.has(event.pointerId)) return false;
  const before = [...fingers.values()];
  fingers.set(event.pointerId, pointOf(event));
  if (fingers.size !== 2) return false;
  const after = [...fingers.values()];
  const between = ([one, other]) => (one.x + other.x) / 2;
  const apart = ([one, other]) => Math.max(20, Math.hypot(one.x - other.x, one.y - other.y));
  zoomAt(between(before), apart(after) / apart(before));
  pan(between(before) - between(after));
  return true;
}
