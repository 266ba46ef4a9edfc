// The beginning: everything else is defined by now.

readPlot();
readAxis();
readLanes();
readRings();
buildBar();
picture.classList.add("live");
tell();
listen();
layBar();
if (isPage) {
  restore(location.hash);
  window.addEventListener("hashchange", () => restore(location.hash));
}
