// What scripts add to figures: charts that answer when they are touched, drawings that enlarge.
"use strict";
(() => {
  const root = document.documentElement;
  const WORDS = {
    zh: { close: "关闭", enlarge: "放大", chart: (title) => `${title}：图，可用方向键逐点查看` },
    en: { close: "Close", enlarge: "Enlarge", chart: (title) => `${title}: chart, arrow keys go from point to point` },
  };
  const words = WORDS[root.lang.startsWith("zh") ? "zh" : "en"];

  function make(tag, properties, ...inside) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  }

  // One tip for all; it stays while the pointer is on it, and goes at Escape.
  const tip = make("div", { id: "tip", className: "tip", hidden: true });
  tip.setAttribute("role", "tooltip");
  tip.setAttribute("aria-live", "polite");
  document.body.append(tip);
  let leaving;
  function show(text, x, top, bottom) {
    clearTimeout(leaving);
    tip.textContent = text;
    tip.hidden = false;
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.max(8, Math.min(x - width / 2, root.clientWidth - width - 8));
    tip.style.left = `${left}px`;
    tip.style.top = `${top - height - 6 < 0 ? bottom + 6 : top - height - 6}px`;
  }
  function hide() {
    clearTimeout(leaving);
    tip.hidden = true;
  }
  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 200);
  }
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leave);
  addEventListener("scroll", hide, { passive: true });
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  // Charts: the program that draws them is fetched at the first touch of one, once for all.
  const night = matchMedia("(prefers-color-scheme: dark)");
  const phone = matchMedia("(max-width: 600px)");
  let program;
  function load(folder) {
    program ??= new Promise((resolve, reject) => {
      const src = new URL("../../_static/vega.js", folder).href;
      document.head.append(make("script", { src, onload: () => resolve(globalThis.gongzhiVega), onerror: reject }));
    });
    return program;
  }

  function answer(_handler, event, _item, value) {
    if (value == null || value === "") leave();
    else show(String(value), event.clientX, event.clientY - 8, event.clientY + 12);
  }

  async function draw(box, folder, name) {
    const own = phone.matches ? name.replace("chart.", "chart.narrow.") : name;
    const [vega, found] = await Promise.all([load(folder), fetch(new URL(own, folder))]);
    if (!found.ok) throw new Error(own);
    const dark = (root.dataset.mode ?? (night.matches ? "dark" : "light")) === "dark";
    const text = (await found.text()).replace(/#[0-9a-f]{6}\b/g, (each) => (dark && vega.dark[each]) || each);
    const layer = make("div", { className: "live" });
    layer.setAttribute("aria-hidden", "true");
    await vega.embed(layer, JSON.parse(text), {
      ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: answer, logLevel: 1,
    });
    box.querySelector(".live")?.remove();
    box.append(layer);
    box.classList.add("drawn");
  }

  function walk(box, event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const told = [...box.querySelectorAll(".live svg *")].filter((each) => each.__data__?.tooltip);
    // What tells the same, as a bar and its point do, is met once.
    const points = [...new Map(told.map((each) => [each.__data__.tooltip, each])).values()];
    if (!step || !points.length) return;
    event.preventDefault();
    const before = points.findIndex((each) => each.classList.contains("at"));
    const at = before < 0 ? (step > 0 ? 0 : points.length - 1) : (before + step + points.length) % points.length;
    points[before]?.classList.remove("at");
    points[at].classList.add("at");
    const place = points[at].getBoundingClientRect();
    show(points[at].__data__.tooltip, place.left + place.width / 2, place.top, place.bottom);
  }

  function revive(figure, box, title) {
    const folder = new URL(".", box.querySelector("img").src);
    let state = Promise.resolve();
    let asked = false;
    // Without the files, as on a page from a disk, the drawing stays as it is.
    const redraw = () => { state = state.then(() => draw(box, folder, figure.dataset.chart)).catch(() => {}); };
    const first = () => {
      if (asked) return;
      asked = true;
      redraw();
    };
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", words.chart(title));
    for (const name of ["pointerenter", "pointerdown", "focus"]) box.addEventListener(name, first);
    box.addEventListener("keydown", (event) => walk(box, event));
    box.addEventListener("blur", () => {
      box.querySelector(".at")?.classList.remove("at");
      hide();
    });
    const again = () => { if (asked) redraw(); };
    for (const each of [night, phone]) each.addEventListener("change", again);
    new MutationObserver(again).observe(root, { attributeFilter: ["data-mode"] });
  }

  // The wide drawing in a window of its own.
  function enlarge(opener, figure, title) {
    const shown = [...figure.querySelectorAll("img")].find((each) => each.checkVisibility());
    const close = make("button", { type: "button", textContent: words.close });
    const image = make("img", { src: shown.src, alt: shown.alt, width: shown.getAttribute("width"), height: shown.getAttribute("height") });
    const dialog = make("dialog", { className: "enlarged" }, close, make("div", { tabIndex: 0 }, image));
    dialog.setAttribute("aria-label", title);
    dialog.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      opener.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  for (const figure of document.querySelectorAll("figure:has(> picture)")) {
    const title = (figure.querySelector(".title") ?? document.querySelector("h1")).textContent;
    const pictures = figure.querySelectorAll(":scope > picture");
    const box = make("div", { className: "drawing" });
    pictures[0].before(box);
    box.append(...pictures);
    if (figure.dataset.chart && location.protocol !== "file:") revive(figure, box, title);
    const button = make("button", { type: "button", className: "enlarge", textContent: words.enlarge });
    button.setAttribute("aria-label", `${words.enlarge}: ${title}`);
    button.addEventListener("click", () => enlarge(button, figure, title));
    const line = figure.querySelector(".downloads");
    line?.append(line.childNodes.length ? " · " : "", button);
  }
})();
