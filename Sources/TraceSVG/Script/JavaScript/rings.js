// The rings around what differs: each grows with what it surrounds, keeps its distance from that, and takes its
// numbers along.

const rings = [];

function readRings() {
  for (const frame of picture.querySelectorAll(".rings .ringed")) {
    const [x, width] = [Number(frame.getAttribute("x")), Number(frame.getAttribute("width"))];
    const [from, to] = [Number(frame.dataset.from), Number(frame.dataset.to)];
    const badges = [...frame.parentNode.querySelectorAll("circle,text")].map((element) => {
      const key = element.localName === "text" ? "x" : "cx";
      const at = Number(element.getAttribute(key));
      const isLeft = at - x < width / 2;
      return { element, key, isLeft, offset: at - (isLeft ? x : x + width) };
    });
    rings.push({ group: frame.parentNode, frame, from, to, before: from - x, after: x + width - to, badges });
  }
}

function drawRings() {
  for (const ring of rings) {
    const isSeen = ring.to >= view.from && ring.from <= view.to;
    if (isSeen) ring.group.removeAttribute("display");
    else ring.group.setAttribute("display", "none");
    if (!isSeen) continue;
    const x = clipped(ring.from) - ring.before;
    const end = clipped(ring.to) + ring.after;
    ring.frame.setAttribute("x", tenths(x));
    ring.frame.setAttribute("width", tenths(end - x));
    for (const { element, key, isLeft, offset } of ring.badges) {
      element.setAttribute(key, tenths((isLeft ? x : end) + offset));
    }
  }
}
