// Runs before the page is painted, so that a dark page does not flash light first.
"use strict";
(() => {
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.mode = localStorage.getItem("mode") || "auto";
  root.dataset.theme = root.dataset.mode === "auto" ? (dark ? "dark" : "light") : root.dataset.mode;
  root.classList.add("with-scripts");

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    // The other language at the same place: the section, and on the search page the query.
    if (link.classList.contains("gongzhi-language")) {
      link.search = location.search;
      link.hash = location.hash;
    }
    // A section chosen in the narrow page's list lies under that list.
    link.closest("dialog")?.close();
  });

  // The theme takes the focus from the button that opens a list, so nothing would get it back.
  document.addEventListener("close", (event) => {
    const side = /^pst-(primary|secondary)-sidebar-modal$/.exec(event.target.id);
    if (side) document.querySelector(`.${side[1]}-toggle`)?.focus({ preventScroll: true });
  }, true);
})();
