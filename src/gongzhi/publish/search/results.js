// The search page: results as the reader types. A query is hostile input: it is shown as text only.
"use strict";
(() => {
  const index = globalThis.gongzhiSearch;
  const list = document.getElementById("search-results");
  const status = document.getElementById("search-status");
  if (!index || !list || !status) return;
  const ask = status.textContent;
  const field = (list.closest("main") ?? document).querySelector("input[name=q]") ?? document.querySelector("input[name=q]");
  const { search, fold, fields } = finder(index);
  const { words: said, kinds, pages, entries, language } = index;
  const STEP = 20; // results shown at first, and with each wish for more
  const CLAIM = 4, TERM = 5; // places in `kinds`
  const FILTERS = { all: null, exhibits: [2, 3], claims: [CLAIM] };
  let filter = "all", shown = STEP;

  function element(name, className, text = "") {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  }

  // Where the words stand in a text: pairs of places.
  function hits(text, marks) {
    const places = [], folded = fold(text, places);
    return Array.from(marks ? folded.matchAll(marks) : [], (hit) => [places[hit.index], places[hit.index + hit[0].length - 1] + 1]);
  }

  // A stretch of a text with its hits marked; ends of lines become points between.
  function marked(parent, text, found, from = 0, to = text.length) {
    const shownText = (start, end) => text.slice(start, end).replaceAll("\n", " · ");
    let at = from;
    for (const [start, end] of found.filter((hit) => hit[0] >= from && hit[1] <= to)) {
      if (start < at) continue;
      parent.append(shownText(at, start), element("mark", "", shownText(start, end)));
      at = end;
    }
    parent.append(shownText(at, to));
    return parent;
  }

  // The text around the hits: the stretch that has most of them.
  function snippet(text, marks) {
    const found = hits(text, marks), size = language === "zh" ? 90 : 200;
    const first = found.slice(0, 50);
    const count = (start) => new Set(first.filter(([at, end]) => at >= start && end <= start + size).map(([at, end]) => text.slice(at, end))).size;
    const best = first.map(([at]) => at).reduce((one, other) => (count(other) > count(one) ? other : one), found[0]?.[0] ?? 0);
    const early = Math.max(0, best - Math.floor(size / 4));
    const start = early && early + /^[^\s。；，;]*[\s。；，;]+|/u.exec(text.slice(early, best))[0].length;
    const end = Math.min(text.length, start + size);
    const paragraph = element("p", "search-snippet", start ? "…" : "");
    marked(paragraph, text, found, start, end);
    if (end < text.length) paragraph.append("…");
    return paragraph;
  }

  function result(at, marks) {
    const [page, anchor, kind, name, title, lead, text] = entries[at];
    const [address, chapter] = pages[page];
    const item = element("li", "search-result");
    const link = element("a");
    link.href = address + (anchor ? `#${anchor}` : "");
    if (kind === CLAIM) link.append(`${name} `);
    const where = element("p", "search-where", kinds[kind] + (title === chapter ? "" : ` · ${chapter}`));
    if (name) marked(where.appendChild(document.createElement("code")), name, hits(name, marks));
    item.append(marked(link, title, hits(title, marks)), where);
    // A term is shown whole: its name in the other language, and what it means.
    const early = fields[at][2].search(marks) >= 0 || fields[at][3].search(marks) < 0;
    const body = kind === TERM ? `${lead}\n${text}` : (early && lead) || text;
    if (body) item.append(snippet(body, marks));
    return item;
  }

  const tabs = element("div", "search-filter");
  tabs.setAttribute("role", "group");
  tabs.setAttribute("aria-label", said.filter);
  for (const name of Object.keys(FILTERS)) {
    const button = element("button", "", said[name]);
    button.type = "button";
    button.onclick = () => { filter = name; shown = STEP; update(); };
    button.dataset.name = name;
    tabs.append(button);
  }
  const more = element("button", "search-more");
  more.type = "button";
  more.onclick = () => {
    const next = shown;
    shown += STEP;
    update();
    list.children[next]?.querySelector("a").focus();
  };
  status.before(tabs);
  list.after(more);

  function update() {
    const query = field.value.trim();
    const answer = query && fold(query) ? search(query) : { found: [], rest: [], note: "", also: "" };
    const [found, rest] = [answer.found, answer.rest].map((all) => all.filter((at) => !FILTERS[filter] || FILTERS[filter].includes(entries[at][2])));
    const every = [...found, ...rest];
    list.replaceChildren(...every.slice(0, shown).map((at) => result(at, answer.marks)));
    const count = said[found.length === 1 ? "one" : "many"].replace("{n}", found.length) + answer.also;
    const some = found.length ? said.rest.replace("{n}", rest.length) : said.partial.replace("{n}", rest.length);
    const none = said.none.replace("{word}", () => query);
    const any = answer.found.length + answer.rest.length;
    status.textContent = !query ? ask : !any ? none : answer.note + (found.length || !rest.length ? count : "") + (rest.length ? some : "");
    tabs.hidden = !any;
    for (const button of tabs.children) button.setAttribute("aria-pressed", button.dataset.name === filter);
    const left = every.length - shown;
    more.hidden = left <= 0;
    more.textContent = said.more.replace("{n}", Math.min(left, STEP));
  }

  // The address keeps the query, so that it can be passed on; a page opened from a disk may not change its own.
  function remember() {
    const address = new URL(location.href);
    address.searchParams.set("q", field.value.trim());
    try { history.replaceState(null, "", address); } catch { /* The results are there all the same. */ }
  }

  function typed(event) {
    if (event.isComposing) return; // letters on their way to becoming Chinese
    shown = STEP;
    update();
    remember();
  }
  field.addEventListener("input", typed);
  field.addEventListener("compositionend", typed);
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    remember();
    field.blur(); // puts the keyboard of a phone away
  });
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [field, ...list.querySelectorAll("a")], at = links.indexOf(document.activeElement);
    if (!step || at < 0 || event.isComposing || !links[at + step]) return;
    event.preventDefault();
    links[at + step].focus();
  });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  update();
})();
