// What helps in reading: a term's meaning where it is pointed at, focused or tapped, and tables that sort.
"use strict";
(() => {
  const here = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const words = {
    zh: { again: "再点一次，看术语表。" },
    en: { again: "Tap again for the glossary." },
  }[here];

  function make(tag, properties, ...inside) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  }

  // Terms: what is shown stays while the pointer is on the term or on it, or the term has the focus; Escape closes it.
  const tip = make("div", { id: "term-tip", className: "tip", hidden: true });
  tip.setAttribute("role", "tooltip");
  let shown = null;
  let leaving = 0;

  function show(term, touched) {
    clearTimeout(leaving);
    if (shown === term) return;
    hide();
    shown = term;
    tip.textContent = touched ? `${term.dataset.means} ${words.again}` : term.dataset.means;
    term.after(tip); // beside the term, also for those who read the page aloud
    tip.hidden = false;
    term.setAttribute("aria-describedby", tip.id);
    const line = term.getClientRects()[0];
    const above = line.top - tip.offsetHeight - 4;
    tip.style.left = `${Math.max(8, Math.min(line.left, document.documentElement.clientWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${above > 8 ? above : [...term.getClientRects()].at(-1).bottom + 4}px`;
  }

  function hide() {
    clearTimeout(leaving);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    tip.remove();
  }

  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(() => { if (shown !== document.activeElement) hide(); }, 300);
  }

  let touch = false;
  for (const term of document.querySelectorAll("a.term")) {
    term.addEventListener("pointerdown", (event) => { touch = event.pointerType === "touch"; });
    term.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(term, false); });
    term.addEventListener("pointerleave", leave);
    term.addEventListener("focus", () => { if (!touch) show(term, false); });
    term.addEventListener("blur", leave);
    term.addEventListener("click", (event) => {
      if (!touch || shown === term) return;
      event.preventDefault();
      show(term, true);
      touch = false;
    });
  }
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leave);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", (event) => { if (shown && event.target !== shown && !tip.contains(event.target)) hide(); });
  addEventListener("scroll", hide, { passive: true });

  // Tables: a column up, down, and as it was; numbers as numbers, what is missing last.
  const MISSING = /^(?:[—–-]|缺|missing)?$/;
  const TIMES = { "万": 1e4, "亿": 1e8 };
  const order = new Intl.Collator(here === "zh" ? "zh-CN" : "en", { numeric: true });

  function number(text) {
    const plain = text.replaceAll("−", "-").replace(/(\d)[,，\s](?=\d{3})/g, "$1");
    if (/^-?∞$/.test(plain)) return plain[0] === "-" ? -Infinity : Infinity;
    const found = /^(?:CNY\s*)?([<>≤≥≈＜＞]?)\s*([+-]?\d+(?:\.\d+)?)\s*([万亿]?)/.exec(plain);
    if (!found) return NaN;
    const value = Number(found[2]) * (TIMES[found[3]] ?? 1);
    return /[<＜]/.test(found[1]) ? value * (1 - 1e-9) : /[>＞]/.test(found[1]) ? value * (1 + 1e-9) : value;
  }

  function sort(table, column, way) {
    const [body] = table.tBodies;
    const rows = [...body.rows].map((row) => ({ row, at: Number(row.dataset.at), text: row.cells[column].textContent.trim() }));
    const known = rows.filter((each) => !MISSING.test(each.text));
    const counted = known.every((each) => !Number.isNaN(number(each.text)));
    const compare = counted ? (a, b) => number(a.text) - number(b.text) || 0 : (a, b) => order.compare(a.text, b.text);
    const sign = { ascending: 1, descending: -1, none: 0 }[way];
    if (!sign) body.append(...rows.sort((a, b) => a.at - b.at).map((each) => each.row));
    else {
      known.sort((a, b) => sign * compare(a, b) || a.at - b.at);
      body.append(...known.map((each) => each.row), ...rows.filter((each) => MISSING.test(each.text)).map((each) => each.row));
    }
  }

  function sortable(table) {
    const head = table.tHead?.rows.length === 1 ? [...table.tHead.rows[0].cells] : [];
    const [body, more] = table.tBodies;
    const plain = body && !more && [...body.rows].every((row) => row.cells.length === head.length);
    if (!plain || body.rows.length < 3 || head.some((each) => each.colSpan > 1)) return;
    [...body.rows].forEach((row, at) => { row.dataset.at = at; });
    head.forEach((cell, column) => {
      const button = make("button", { type: "button", className: "sort" }, ...cell.childNodes);
      cell.append(button);
      button.addEventListener("click", () => {
        const next = { ascending: "descending", descending: "none" }[cell.getAttribute("aria-sort")] ?? "ascending";
        for (const each of head) each.removeAttribute("aria-sort");
        if (next !== "none") cell.setAttribute("aria-sort", next);
        sort(table, column, next);
      });
    });
  }

  document.querySelectorAll("main table").forEach(sortable);
})();
